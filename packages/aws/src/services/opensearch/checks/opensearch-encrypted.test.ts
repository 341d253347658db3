import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, domain, domains, none, oneDomain, unread } from "../domain.fixture.ts";
import { opensearchEncrypted } from "./opensearch-encrypted.ts";

testCheck(
  opensearchEncrypted,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneDomain(),
        says: ["encrypted at rest: true, expected true", "encrypted between nodes: true, expected true"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneDomain({ encryptedAtRest: known(false) }),
        says: ["encrypted at rest: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDomain({ encryptedAtRest: unread }),
        says: ["es:ListDomainNames was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "search: fail (encrypted at rest: false, expected true)";
  const describeMany = "es:DescribeDomains";
  const arn = "arn:aws:es:eu-west-1:111111111111:domain/search";
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "not at rest (cloudsploit#545)",
      domains(domain("search", { EncryptionAtRestOptions: { Enabled: false } })),
      [fails],
    ],
    [
      "at rest, and not between nodes (policy-library-fsbp-policy-set-for-aws-terraform#159)",
      domains(domain("search", { NodeToNodeEncryptionOptions: { Enabled: false } })),
      ["search: fail (encrypted between nodes: false, expected true)"],
    ],
    [
      "Elasticsearch is listed too (ScoutSuite#1624)",
      domains(
        domain("search", { EngineVersion: "Elasticsearch_6.8", EncryptionAtRestOptions: { Enabled: false } }),
      ),
      [fails],
    ],
    [
      "no word of it",
      domains(domain("search", { EncryptionAtRestOptions: undefined })),
      [`search: error (${describeMany} answered without EncryptionAtRestOptions.)`],
    ],
    [
      "denied",
      { ...domains(domain()), [describeMany]: failure(describeMany, "AccessDeniedException", 403) },
      [`${arn}: error (${describeMany} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(opensearchEncrypted, script)).toEqual(said);
  });
});
