import { expect, test } from "vitest";
import { askedOf } from "./call.ts";
import { restOperation, servicesSignedFor } from "./rest-operations.ts";

test.each([
  ["backup", "GET", "/backup-vaults", "ListBackupVaults", {}],
  ["backup", "GET", "/backup-vaults/a%2Fb", "DescribeBackupVault", { BackupVaultName: "a/b" }],
  [
    "backup",
    "GET",
    "/backup/plans/one/selections?maxResults=5",
    "ListBackupSelections",
    { BackupPlanId: "one", MaxResults: "5" },
  ],
  ["lambda", "GET", "/2015-03-31/functions", "ListFunctions", {}],
  ["lambda", "GET", "/2015-03-31/functions/", "ListFunctions", {}],
  ["lambda", "GET", "/2015-03-31/functions/f/policy", "GetPolicy", { FunctionName: "f" }],
  ["cloudfront", "GET", "/2020-05-31/distribution?MaxItems=100", "ListDistributions", { MaxItems: "100" }],
  ["s3-control", "GET", "/v20180820/configuration/publicAccessBlock", "GetPublicAccessBlock", {}],
])("%s: %s %s is %s", (service, method, path, operation, parameters) => {
  expect(restOperation([service], method, path)).toEqual({ service, operation, parameters });
});

test("what is sent has the SDK's names", () => {
  const body = { findingCriteria: { criterion: {} }, maxResults: 50 };
  expect(restOperation(["guardduty"], "POST", "/detector/d1/findings", body)?.parameters).toEqual({
    DetectorId: "d1",
    FindingCriteria: { criterion: {} },
    MaxResults: 50,
  });
});

test("the words of a path decide before its parameters", () => {
  const [one, other] = ["/domainnames", "/v2/domainnames"].map((path) =>
    restOperation(["api-gateway", "apigatewayv2"], "GET", path),
  );
  expect([one?.operation, one?.service]).toEqual(["GetDomainNames", "api-gateway"]);
  expect([other?.operation, other?.service]).toEqual(["GetDomainNames", "apigatewayv2"]);
});

test("another method, or a path of none, is no operation", () => {
  expect(restOperation(["backup"], "DELETE", "/supported-resource-types")).toBeUndefined();
  expect(restOperation(["kms"], "GET", "/")).toBeUndefined();
});

test("services that sign alike are told apart", () => {
  expect(servicesSignedFor("elasticloadbalancing")).toEqual(["elasticloadbalancing", "elb-classic"]);
  const asked = (Version: string) =>
    askedOf(
      {
        method: "POST",
        path: "/",
        headers: {},
        body: Buffer.from(new URLSearchParams({ Action: "DescribeLoadBalancers", Version }).toString()),
      },
      "elasticloadbalancing",
    ).operation;
  expect(asked("2012-06-01")).toBe("elb-classic:DescribeLoadBalancers");
  expect(asked("2015-12-01")).toBe("elasticloadbalancing:DescribeLoadBalancers");
});
