import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { denied, domain, domains, none, oneDomain, unread } from "../domain.fixture.ts";
import { opensearchAuditLogs } from "./opensearch-audit-logs.ts";

testCheck(
  opensearchAuditLogs,
  { test, expect },
  {
    pass: [
      {
        name: "as it should be",
        given: oneDomain(),
        says: ["audit logs are published: true, expected true"],
      },
    ],
    fail: [
      {
        name: "not as it should be",
        given: oneDomain({ auditLogs: known(false) }),
        says: ["audit logs are published: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneDomain({ auditLogs: unread }),
        says: ["es:ListDomainNames was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

describe("situations from public reports", () => {
  const fails = "search: fail (audit logs are published: false, expected true)";
  const describeMany = "es:DescribeDomains";
  const arn = "arn:aws:es:eu-west-1:111111111111:domain/search";
  const logs = (LogPublishingOptions: object | undefined) =>
    domains(domain("search", { LogPublishingOptions }));
  const group = { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:x" };
  const cases: readonly (readonly [name: string, script: Script, said: readonly string[]])[] = [
    [
      "other logs alone (cdk-nag#2166)",
      logs({ ES_APPLICATION_LOGS: { ...group, Enabled: true } }),
      ["search: fail (audit logs are published: absent (no AUDIT_LOGS), expected true)"],
    ],
    [
      "none at all (cloudsploit#545)",
      logs(undefined),
      ["search: fail (audit logs are published: absent (no AUDIT_LOGS), expected true)"],
    ],
    ["set up, and switched off again", logs({ AUDIT_LOGS: { ...group, Enabled: false } }), [fails]],
    [
      "set up, and no word whether they are on",
      logs({ AUDIT_LOGS: group }),
      [`search: error (${describeMany} answered without Enabled.)`],
    ],
    ["on", logs({ AUDIT_LOGS: { ...group, Enabled: true } }), ["search: pass"]],
    [
      "denied",
      { ...domains(domain()), [describeMany]: failure(describeMany, "AccessDeniedException", 403) },
      [`${arn}: error (${describeMany} was denied (AccessDeniedException).)`],
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(opensearchAuditLogs, script)).toEqual(said);
  });
});
