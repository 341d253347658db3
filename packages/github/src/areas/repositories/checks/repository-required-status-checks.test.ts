import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  asks,
  bound,
  boundClassic,
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
  ruleset,
  unreadableListings,
} from "../repositories.fixture.ts";
import { repositoryRequiredStatusChecks } from "./repository-required-status-checks.ts";

/** What a ruleset with an app's check of that name says. */
const required = (wanted: string, name = wanted) =>
  `required check "${wanted}": "${name}" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning`;
const others = ["security scan", "lint"] as const;
const anybody = (name: string) => ({ name, source: "anybody" });
const met = (name: string, title: string) => ({
  name: title,
  given: bound(requires(name, ...others)),
  says: [required("tests", name), required("security scan"), required("lint")],
});
const unmet = (name: string, title: string) => ({
  name: title,
  given: bound(requires(name, ...others)),
  says: [
    `required check "tests": ruleset "r1" (acme): ${name}, security scan and lint, expected at least tests`,
  ],
});

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryRequiredStatusChecks,
  { test, expect },
  {
    pass: [
      {
        name: "classic protection demands them all, each from an app",
        given: boundClassic(requires("lint", "security scan", "tests", "more")),
        says: [
          'required check "tests": "tests" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "sources add up, and what is hidden is not needed (apache/seatunnel#12221)",
        given: one({
          classic: known({ ...classic, ...requires("lint") }),
          rulesets: known([known({ ...ruleset, ...requires("tests", "security scan") }), hidden]),
        }),
        says: [
          'required check "tests": "tests" of ruleset "main protection" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of ruleset "main protection" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      met("tests (20.x)", "A7: a matrix (integrations/terraform-provider-github#1142)"),
      met("ci / tests", "A7: a reusable workflow (actions/runner#1085)"),
      met("CI / Tests", "A7: another letter case"),
      met("unit-test", "A7: one of many words, and a singular"),
      {
        name: "A7: each job of a matrix is said (integrations/terraform-provider-github#1142)",
        given: bound(requires("tests (20.x)", "tests (22.x)", ...others)),
        says: [
          'required check "tests": 2 of 2 pass, expected at least tests',
          'required check "security scan": "security scan" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "A6: the check of an app beside one that anybody may report",
        given: bound(requires("tests", ...others), requires(anybody("tests"))),
        says: [
          'required check "tests": "tests" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "a required workflow, by the name of its file",
        given: bound(
          requires(
            { name: "workflow: .github/workflows/tests.yml", source: "workflow at refs/heads/main" },
            ...others,
          ),
        ),
        says: [
          'required check "tests": "workflow: .github/workflows/tests.yml" of ruleset "r1" (acme), reported by: workflow at refs/heads/main, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "whoever may bypass the pull request is still held by the checks (github/docs#17535)",
        given: one({
          classic: known({
            ...classic,
            ...requires("tests", ...others),
            pullRequestBypass: [{ type: "User", name: "ben" }],
          }),
        }),
        says: [
          'required check "tests": "tests" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of classic branch protection, reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "a check that nothing reports blocks every merge (fullsend-ai/fullsend#1987)",
        given: bound(requires("tests of a job that was renamed", ...others)),
        says: [
          'required check "tests": "tests of a job that was renamed" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "security scan": "security scan" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
          'required check "lint": "lint" of ruleset "r1" (acme), reported by: app 15368, expected at most app *, workflow * and code scanning',
        ],
      },
    ],
    fail: [
      {
        name: "A6: a ruleset takes it from anybody (SocialGouv/iterion#1589)",
        given: bound(requires(anybody("tests"), ...others)),
        says: [
          'required check "tests": "tests" of ruleset "r1" (acme), reported by: anybody, expected at most app *, workflow * and code scanning',
        ],
      },
      {
        name: "A6: classic protection takes it from anybody (palantir/policy-bot#376)",
        given: boundClassic(requires(anybody("tests"), ...others)),
        says: [
          'required check "tests": "tests" of classic branch protection, reported by: anybody, expected at most app *, workflow * and code scanning',
        ],
      },
      unmet("attestation", "A7: attestation is no test"),
      unmet("latest-deps", "A7: latest is no test"),
      unmet("TestFlight upload", "A7: a longer word is another word"),
      {
        name: "A7: a workflow file that only sounds alike",
        given: bound(
          requires(
            { name: "workflow: .github/workflows/latest-deps.yml", source: "workflow at commit 1f0c" },
            ...others,
          ),
        ),
        says: [
          'required check "tests": ruleset "r1" (acme): workflow: .github/workflows/latest-deps.yml, security scan and lint, expected at least tests',
        ],
      },
      {
        name: "some are missing",
        given: bound(requires("tests")),
        says: [
          'required check "security scan": ruleset "r1" (acme): tests, expected at least security scan',
          'required check "lint": ruleset "r1" (acme): tests, expected at least lint',
        ],
      },
      {
        name: "status checks are switched on and none is named (Jebel-Quant/rhiza#1179)",
        given: boundClassic(requires()),
        says: [
          'required check "tests": classic branch protection: none, expected at least tests',
          'required check "security scan": classic branch protection: none, expected at least security scan',
          'required check "lint": classic branch protection: none, expected at least lint',
        ],
      },
      {
        name: "nothing demands any (ossf/allstar#37)",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: [
          'required check "tests": no rule asks for any; expected at least tests',
          'required check "security scan": no rule asks for any; expected at least security scan',
          'required check "lint": no rule asks for any; expected at least lint',
        ],
      },
      {
        name: "reviews alone demand no check",
        given: bound(asks(2)),
        says: [
          'required check "tests": no rule asks for any; expected at least tests',
          'required check "security scan": no rule asks for any; expected at least security scan',
          'required check "lint": no rule asks for any; expected at least lint',
        ],
      },
      {
        name: "the ruleset is only evaluated (margince/margince#1130)",
        given: bound({ ...requires("tests", ...others), enforcement: "EVALUATE" }),
        says: [
          'required check "tests": no rule asks for any; expected at least tests',
          'required check "security scan": no rule asks for any; expected at least security scan',
          'required check "lint": no rule asks for any; expected at least lint',
        ],
      },
      {
        name: "a merge queue and a deployment are no checks (chobbledotcom/tickets#2295)",
        given: bound({ rules: ["MERGE_QUEUE", "REQUIRED_DEPLOYMENTS"] }),
        says: [
          'required check "tests": no rule asks for any; expected at least tests',
          'required check "security scan": no rule asks for any; expected at least security scan',
          'required check "lint": no rule asks for any; expected at least lint',
        ],
      },
      {
        name: "one gate that stands for all, which is a blind spot (ohdearquant/khive#2807)",
        given: bound(requires("CI gate")),
        says: [
          'required check "tests": ruleset "r1" (acme): CI gate, expected at least tests',
          'required check "security scan": ruleset "r1" (acme): CI gate, expected at least security scan',
          'required check "lint": ruleset "r1" (acme): CI gate, expected at least lint',
        ],
      },
      {
        name: "code scanning that does not say its words, which is a blind spot (docsy/docsy#2814)",
        given: bound(requires("tests", "lint", { name: "code scanning: CodeQL", source: "code scanning" })),
        says: [
          'required check "security scan": ruleset "r1" (acme): tests, lint and code scanning: CodeQL, expected at least security scan',
        ],
      },
      {
        name: "a pull request rule that does not show its parameters demands no check",
        given: bound(requires(...others), { review: hidden, rules: ["PULL_REQUEST"] }),
        says: [
          'required check "tests": ruleset "r1" (acme): security scan and lint, expected at least tests',
        ],
      },
    ],
    unreadable: [
      {
        name: "what is missing may be in what is hidden (catatafishen/agentbridge#349)",
        given: one({
          classic: hidden,
          rulesets: known([known({ ...ruleset, ...requires("tests", "lint") })]),
        }),
        says: [denied.message],
      },
      {
        name: "A6: the source may be an app in what is hidden",
        given: one({
          classic: hidden,
          rulesets: known([known({ ...ruleset, ...requires(anybody("tests"), ...others) })]),
        }),
        says: [denied.message],
      },
      {
        name: "a workflow rule does not show its parameters",
        given: bound(requires(...others), { requiredChecks: hidden, rules: ["WORKFLOWS"] }),
        says: [denied.message],
      },
      { name: "rulesets are hidden", given: one({ rulesets: hidden }), says: [denied.message] },
      ...unreadableListings,
    ],
    notApplicable,
    empty,
  },
);
