import { expect, test } from "vitest";
import { type ClaimPattern, readSubject, type SubjectClaims } from "./github-subject.ts";

const web = { repository: "acme/web" };
const main = { ...web, ref: "refs/heads/main" };
const ids = { ...main, ownerId: "1", repositoryId: "2" };

test.each<[string, ClaimPattern["comparison"], SubjectClaims]>([
  ["repo:acme/web:ref:refs/heads/main", "exact", main],
  ["repo:acme/web:ref:refs/heads/main", "anyCase", web],
  ["repo:acme/web:pull_request", "exact", { ...web, pullRequest: true }],
  ["repo:acme/web:environment:production", "exact", { ...web, environment: "production" }],
  ["repo:acme/web:environment:a%3Ab", "exact", { ...web, environment: "a%3Ab" }],
  ["repo:acme/web", "exact", web],
  ["repo:acme@1/web@2:ref:refs/heads/main", "exact", ids],
  ["repo:acme@1/web@2:*", "pattern", { ...web, ownerId: "1", repositoryId: "2" }],
  ["repo:acme@1/web:ref:refs/heads/main", "exact", { ...main, ownerId: "1" }],
  ["repo:acme@*/web@*:ref:refs/heads/main", "pattern", {}],
  ["repo:acme@1/web@x:ref:refs/heads/main", "exact", { ref: "refs/heads/main" }],
  ["repo:acme/web:ref:refs/heads/main:job_workflow_ref:acme/ci/d.yml@refs/heads/main", "exact", main],
  ["repo:acme/web:ref:refs/heads/main:job_workflow_ref:*", "pattern", main],
  [
    "repo:acme/web:environment:production:ref:refs/heads/main",
    "exact",
    { ...main, environment: "production" },
  ],
  ["repo:acme/web:pull_request:ref:refs/heads/main", "exact", { ...main, pullRequest: true }],
  ["repo:acme/web:workflow:x:ref:refs/heads/main", "exact", web],
  ["workflow:x:repo:acme/web", "exact", {}],
  ["repository_id:2:ref:refs/heads/main", "exact", { repositoryId: "2", ref: "refs/heads/main" }],
  ["repository_owner_id:1:repository_visibility:private", "exact", { ownerId: "1" }],
  ["repository_owner:acme:job_workflow_ref:acme/ci/d.yml@refs/heads/main", "exact", {}],
  ["repo:acme/web:ref:refs/heads/mai?", "pattern", web],
  ["repo:acme/web:ref:*", "pattern", web],
  ["repo:acme/web:*:ref:refs/heads/main", "pattern", web],
  ["repo:acme/web*", "pattern", {}],
  ["repo:acme/*", "pattern", {}],
  ["repo:acme/*", "exact", {}],
  [`repo:acme/\${aws:PrincipalTag/repo}:ref:refs/heads/main`, "pattern", {}],
  ["*", "pattern", {}],
  ["", "exact", {}],
])("%s (%s) says %j", (text, comparison, expected) => {
  expect(readSubject({ text, comparison })).toEqual(expected);
});

test("a server that lets colons through says nothing behind an environment", () => {
  const pattern: ClaimPattern = {
    text: "repo:acme/web:environment:x:ref:refs/heads/main",
    comparison: "exact",
  };
  expect(readSubject(pattern, true)).toEqual({ ...web, environment: "x" });
});
