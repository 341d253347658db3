import { KeyAlgorithm } from "@aws-sdk/client-acm";
import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { acmCertificates, keyTypes } from "./certificates.ts";

const operation = "acm:ListCertificates";
const tags = "tagging:GetResources";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ ...noTags, ...script });
  const [listing] = await collectFrom(acmCertificates, server.endpoint, {
    run: { now: () => new Date("2026-01-01T00:00:00Z") },
  });
  return listing;
};
const arn = (name: string) => `arn:aws:acm:eu-west-1:111111111111:certificate/${name}`;
const one = (name: string, change: object = {}) => ({
  CertificateArn: arn(name),
  DomainName: "www.acme.example",
  Status: "ISSUED",
  Type: "AMAZON_ISSUED",
  KeyAlgorithm: "RSA-2048",
  InUse: true,
  RenewalEligibility: "ELIGIBLE",
  NotAfter: new Date("2026-02-10T12:00:00Z"),
  ...change,
});
const known = (value: unknown) => ({ state: "known", value });

test("asks for every kind of key that the SDK knows, because ACM shows two of them by itself", async () => {
  await listed({ [operation]: { CertificateSummaryList: [] } });
  expect([...keyTypes].sort()).toEqual(Object.values(KeyAlgorithm).sort());
  expect(server.asked.find((asked) => asked.operation === operation)?.input).toEqual({
    MaxItems: 1000,
    Includes: { keyTypes },
    CertificateKeyPairOrigins: ["ACME", "AWS_MANAGED", "CUSTOMER_PROVIDED"],
  });
});

test("lists every one to the last page", async () => {
  const listing = await listed({
    [operation]: ({ input }) =>
      input.NextToken === "2"
        ? {
            CertificateSummaryList: [
              one("b", { Status: "PENDING_VALIDATION", InUse: false, NotAfter: undefined, Exported: true }),
            ],
          }
        : { CertificateSummaryList: [one("a")], NextToken: "2" },
    [tags]: { ResourceTagMappingList: [{ ResourceARN: arn("a"), Tags: [{ Key: "env", Value: "prod" }] }] },
  });
  expect(listing?.problem).toBe(undefined);
  expect(listing?.calls).toEqual({ [operation]: 2, [tags]: 1 });
  const about = { name: "www.acme.example", type: "AMAZON_ISSUED", keyAlgorithm: "RSA-2048" };
  const pending = { state: "absent", operation, code: "PENDING_VALIDATION" };
  expect(listing?.items).toEqual([
    {
      id: arn("a"),
      ...about,
      status: "ISSUED",
      inUse: true,
      renewsItself: known(true),
      expires: known("2026-02-10T12:00:00.000Z"),
      remaining: known({ unit: "days", amount: 40 }),
      tags: known({ env: "prod" }),
    },
    {
      id: arn("b"),
      ...about,
      status: "PENDING_VALIDATION",
      inUse: false,
      exported: true,
      renewsItself: pending,
      expires: pending,
      remaining: pending,
      tags: known({}),
    },
  ]);
});

test("what AWS leaves out or words otherwise is unreadable, and an expired one has no time left", async () => {
  const listing = await listed({
    [operation]: {
      CertificateSummaryList: [
        one("expired", { Status: "EXPIRED", NotAfter: new Date("2025-01-01") }),
        one("odd", { RenewalEligibility: undefined, NotAfter: undefined }),
        one("x", { InUse: undefined }),
      ],
    },
  });
  const without = (field: string) => ({ problem: { message: `${operation} answered without ${field}.` } });
  expect(listing?.items).toMatchObject([
    { remaining: known({ unit: "days", amount: 0 }) },
    {
      renewsItself: without("RenewalEligibility"),
      expires: without("NotAfter"),
      remaining: without("NotAfter"),
    },
    { id: arn("x"), ...without("InUse") },
  ]);
});

test("a denied listing is incomplete, and one without an ARN ends it", async () => {
  const denied = await listed({ [operation]: failure(operation, "AccessDeniedException", 400) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
  await server.stop();
  const odd = await listed({ [operation]: { CertificateSummaryList: [{}] } });
  expect(odd?.problem?.message).toBe(`${operation} answered without CertificateArn.`);
  await server.stop();
  const other = await listed({
    [operation]: { CertificateSummaryList: [one("a", { CertificateArn: "a" })] },
  });
  expect(other?.problem?.message).toBe(`${operation} answered CertificateArn in an unknown form.`);
});
