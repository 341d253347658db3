import { expect, test } from "vitest";
import { github, repositories } from "../index.ts";

const permissions = (operations: readonly string[]) =>
  github({ organization: "acme" }).permissions(operations);

test("nothing that is asked for can write, and the words say what that costs", () => {
  const set = permissions(repositories.operations);
  expect(set.permissions).toEqual([
    "Administration: read",
    "Contents: read",
    "Metadata: read",
    "Organization plan: read",
  ]);
  expect(JSON.parse(set.document)).toEqual({
    default_permissions: {
      administration: "read",
      contents: "read",
      metadata: "read",
      organization_plan: "read",
    },
  });
  expect(set.title).toBe(
    "Create a GitHub App with these permissions and install it on all of the organization's repositories. " +
      "GitHub shows who may bypass a ruleset only to those who may change it. " +
      "These permissions change nothing, so bypass lists stay unreadable; " +
      "to have them read, add Administration: write and Organization administration: write. " +
      "A token has to be an owner's instead, with Organization administration: read too.",
  );
});

test("a permission has the name that a manifest knows it by", () => {
  const set = permissions([
    "GET /orgs/{org}/actions/runner-groups",
    "GET /orgs/{org}/code-scanning/alerts",
    "GET /orgs/{org}/dependabot/alerts",
    "GET /orgs/{org}/secret-scanning/alerts",
  ]);
  expect(JSON.parse(set.document)).toEqual({
    default_permissions: {
      organization_self_hosted_runners: "read",
      secret_scanning_alerts: "read",
      security_events: "read",
      vulnerability_alerts: "read",
    },
  });
});

test("an operation of another provider is none of its business", () => {
  expect(permissions(["kms:ListKeys", "toString"]).permissions).toEqual([]);
});
