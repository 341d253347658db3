import { expect, test } from "vitest";
import { apiOf, operationOf } from "./call.ts";

const said = (service: string, method: string, path: string, body: object = {}) =>
  operationOf({ method, path, headers: {}, body: Buffer.from(JSON.stringify(body)) }, service);

test("an operation of a REST service is told by method and path, with its labels, query and body by the SDK's names", () => {
  expect(said("guardduty", "GET", "/detector?maxResults=50&nextToken=2")).toEqual({
    operation: "ListDetectors",
    protocol: "json",
    parameters: { MaxResults: "50", NextToken: "2" },
  });
  expect(said("guardduty", "GET", "/detector/a%2Fb").parameters).toEqual({ DetectorId: "a/b" });
  expect(said("guardduty", "POST", "/detector/1/findings", { maxResults: 50 })).toEqual({
    operation: "ListFindings",
    protocol: "json",
    parameters: { DetectorId: "1", MaxResults: 50 },
  });
});

test("of two paths that fit, the one with fewer labels is meant", () => {
  expect(said("backup", "GET", "/backup-vaults/").operation).toBe("ListBackupVaults");
  expect(said("backup", "GET", "/backup-vaults/v/access-policy").operation).toBe(
    "GetBackupVaultAccessPolicy",
  );
});

test("what no client binds is told by its path", () => {
  expect(said("guardduty", "GET", "/no/such/path/at/all").operation).toBe("GET /no/such/path/at/all");
  expect(said("unheard-of", "GET", "/x").operation).toBe("GET /x");
});

test("CloudWatch goes by its own name", () => {
  expect(apiOf("monitoring", {})).toBe("cloudwatch");
});
