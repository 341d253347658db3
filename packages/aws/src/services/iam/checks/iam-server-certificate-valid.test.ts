import { unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure } from "../../../testing/script.ts";
import { type ServerCertificate, serverCertificates } from "../server-certificates.ts";
import { iamServerCertificateValid } from "./iam-server-certificate-valid.ts";

const operation = "iam:ListServerCertificates";
const certificate: ServerCertificate = {
  id: "arn:aws:iam::111111111111:server-certificate/shop",
  name: "shop",
  path: "/",
  expires: "2026-01-01T00:00:00.000Z",
  readAt: "2026-01-01T00:00:00.000Z",
};
const one = (change: Partial<ServerCertificate>) => [
  listingOf(serverCertificates, [{ ...certificate, ...change }]),
];
const odd = { code: "schema-mismatch", message: `${operation} answered without Expiration.` } as const;

testCheck(
  iamServerCertificateValid,
  { test, expect },
  {
    pass: [
      {
        name: "valid to this very moment",
        given: one({}),
        says: ["expired (it is valid until 2026-01-01T00:00:00.000Z): false, expected false"],
      },
    ],
    fail: [
      {
        name: "expired a second ago",
        given: one({ expires: "2025-12-31T23:59:59.000Z" }),
        says: ["expired (it is valid until 2025-12-31T23:59:59.000Z): true, expected false"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say until when",
        given: [listingOf(serverCertificates, [unreadableResource(certificate.id, odd)])],
        says: [odd.message],
      },
    ],
    empty: {
      name: "no certificates",
      given: [listingOf(serverCertificates, [])],
      says: ["There is no IAM server certificate in aws/test-account: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const listed = (name: string, expires: string | undefined) => ({
    Arn: `arn:aws:iam::111111111111:server-certificate/cloudfront/${name}`,
    ServerCertificateName: name,
    ServerCertificateId: "ASCA",
    Path: "/cloudfront/",
    ...(expires !== undefined && { Expiration: new Date(expires) }),
  });
  const all = (...certificates: readonly object[]): Answer => ({
    ServerCertificateMetadataList: certificates,
    IsTruncated: false,
  });
  const cases: readonly (readonly [name: string, answer: Answer, outcomes: readonly string[]])[] = [
    [
      "one of two has expired",
      all(listed("old", "2025-01-01"), listed("new", "2027-01-01")),
      ["pass", "fail"],
    ],
    ["expires in a moment that has not come", all(listed("soon", "2026-01-01T00:00:01Z")), ["pass"]],
    ["no word of when it expires", all(listed("odd", undefined)), ["error"]],
    ["no certificates at all", all(), ["not-applicable"]],
    ["denied", failure(operation, "AccessDenied", 403), ["error"]],
  ];
  test.each(cases)("%s", async (_, answer, outcomes) => {
    const said = await judgeScript(iamServerCertificateValid, { [operation]: answer });
    expect(said.map(({ outcome }) => outcome)).toEqual(outcomes);
  });
});
