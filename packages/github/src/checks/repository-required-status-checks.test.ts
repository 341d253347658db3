import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import {
  asks,
  bound,
  classic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
  ruleset,
  unreadableListings,
  weighed,
} from "../testing/fixtures.ts";
import { repositoryRequiredStatusChecks } from "./repository-required-status-checks.ts";

const says = (tests: string, scan: string, lint: string) =>
  [
    ["tests", tests],
    ["security scan", scan],
    ["lint", lint],
  ].map(([name, observed = ""]) => weighed(`required check "${name}"`, observed));
/** Without the two others, which are there. */
const only = (observed: string) => says(observed, "", "").slice(0, 1);
const others = ["security scan", "lint"] as const;
const anybody = (name: string) => ({ name, source: "anybody" });
const met = (name: string, title: string) => ({
  name: title,
  given: bound(requires(name, ...others)),
  says: says("1 of 1", "1 of 1", "1 of 1"),
});
const unmet = (name: string, title: string) => ({
  name: title,
  given: bound(requires(name, ...others)),
  says: only("0 of 1"),
});

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryRequiredStatusChecks,
  { test, expect },
  {
    pass: [
      {
        name: "classic protection demands them all, each from an app",
        given: one({ classic: known({ ...classic, ...requires("lint", "security scan", "tests", "more") }) }),
        says: says("1 of 1", "1 of 1", "1 of 1"),
      },
      {
        name: "sources add up, and what is hidden is not needed (apache/seatunnel#12221)",
        given: one({
          classic: known({ ...classic, ...requires("lint") }),
          rulesets: known([known({ ...ruleset, ...requires("tests", "security scan") }), hidden]),
        }),
        says: says("1 of 3", "1 of 3", "1 of 3"),
      },
      met("tests (20.x)", "A7: a matrix (integrations/terraform-provider-github#1142)"),
      met("ci / tests", "A7: a reusable workflow (actions/runner#1085)"),
      met("CI / Tests", "A7: another letter case"),
      met("unit-test", "A7: one of many words, and a singular"),
      {
        name: "A7: each job of a matrix is said (integrations/terraform-provider-github#1142)",
        given: bound(requires("tests (20.x)", "tests (22.x)", ...others)),
        says: says("2 of 2", "1 of 1", "1 of 1"),
      },
      {
        name: "A6: the check of an app beside one that anybody may report",
        given: bound(requires("tests", ...others), requires(anybody("tests"))),
        says: says("1 of 2", "1 of 2", "1 of 2"),
      },
      {
        name: "a required workflow, by the name of its file",
        given: bound(
          requires(
            { name: "workflow: .github/workflows/tests.yml", source: "workflow at refs/heads/main" },
            ...others,
          ),
        ),
        says: says("1 of 1", "1 of 1", "1 of 1"),
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
        says: says("1 of 1", "1 of 1", "1 of 1"),
      },
      {
        name: "a check that nothing reports blocks every merge (fullsend-ai/fullsend#1987)",
        given: bound(requires("tests of a job that was renamed", ...others)),
        says: says("1 of 1", "1 of 1", "1 of 1"),
      },
    ],
    fail: [
      {
        name: "A6: a ruleset takes it from anybody (SocialGouv/iterion#1589)",
        given: bound(requires(anybody("tests"), ...others)),
        says: only("0 of 1"),
      },
      {
        name: "A6: classic protection takes it from anybody (palantir/policy-bot#376)",
        given: one({ classic: known({ ...classic, ...requires(anybody("tests"), ...others) }) }),
        says: only("0 of 1"),
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
        says: only("0 of 1"),
      },
      {
        name: "some are missing",
        given: bound(requires("tests")),
        says: says("", "0 of 1", "0 of 1").slice(1),
      },
      {
        name: "status checks are switched on and none is named (Jebel-Quant/rhiza#1179)",
        given: one({ classic: known({ ...classic, ...requires() }) }),
        says: says("0 of 1", "0 of 1", "0 of 1"),
      },
      {
        name: "nothing demands any (ossf/allstar#37)",
        given: one({ classic: known(classic), rulesets: known([known(ruleset)]) }),
        says: says("none found", "none found", "none found"),
      },
      {
        name: "reviews alone demand no check",
        given: bound(asks(2)),
        says: says("none found", "none found", "none found"),
      },
      {
        name: "the ruleset is only evaluated (margince/margince#1130)",
        given: bound({ ...requires("tests", ...others), enforcement: "EVALUATE" }),
        says: says("none found", "none found", "none found"),
      },
      {
        name: "a merge queue and a deployment are no checks (chobbledotcom/tickets#2295)",
        given: bound({ rules: ["MERGE_QUEUE", "REQUIRED_DEPLOYMENTS"] }),
        says: says("none found", "none found", "none found"),
      },
      {
        name: "one gate that stands for all, which is a blind spot (ohdearquant/khive#2807)",
        given: bound(requires("CI gate")),
        says: says("0 of 1", "0 of 1", "0 of 1"),
      },
      {
        name: "code scanning that does not say its words, which is a blind spot (docsy/docsy#2814)",
        given: bound(requires("tests", "lint", { name: "code scanning: CodeQL", source: "code scanning" })),
        says: says("", "0 of 1", "").slice(1, 2),
      },
      {
        name: "a pull request rule that does not show its parameters demands no check",
        given: bound(requires(...others), { review: hidden, rules: ["PULL_REQUEST"] }),
        says: only("0 of 1"),
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
