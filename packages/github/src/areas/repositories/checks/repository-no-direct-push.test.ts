import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { old, own, unreadableSources } from "../branch-cases.fixture.ts";
import {
  asks,
  bound,
  boundBoth,
  boundClassic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
  requires,
} from "../repositories.fixture.ts";
import { repositoryNoDirectPush } from "./repository-no-direct-push.ts";

const pushes = (source: string, who: string) =>
  `no direct push: who may push past ${source}: ${who}, expected at most App * and Integration *`;
const asked = (source: string) => `no direct push: pull requests: ${source}: demanded, expected demanded`;
const neither = "no direct push: none of 2, expected at least one";
const none = "no direct push: pull requests: no rule asks for any; expected at least one";
const tide = { type: "App", name: "tide" };
const closed = { restrictsUpdates: known(true), rules: ["UPDATE"] };

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryNoDirectPush,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset asks for pull requests",
        given: bound(asks(1)),
        says: [asked(own)],
      },
      {
        name: "classic protection asks for pull requests, and lists who may push (dotnet/project-system#4643)",
        given: boundClassic({ ...asks(1), pushers: [{ type: "Team", name: "platform" }] }),
        says: [asked(old)],
      },
      {
        name: "a ruleset lets one app alone push",
        given: bound({ ...closed, bypass: known([{ type: "Integration", name: "901" }]) }),
        says: [pushes(own, "Integration 901")],
      },
      {
        name: "classic protection is hidden and a ruleset asks for pull requests",
        given: boundBoth(hidden, asks(0)),
        says: [asked(own)],
      },
    ],
    fail: [
      {
        name: "nothing keeps anybody out (freelawproject/courtlistener#5032)",
        given: one({}),
        says: [none],
      },
      {
        name: "a push restriction never keeps administrators out (tc39/ecma262#2269)",
        given: boundClassic({ pushers: [tide] }),
        says: [neither],
      },
      {
        name: "a push restriction that names nobody (CTRLRun/ctrlrun#43)",
        given: boundClassic({ pushers: [] }),
        says: [neither],
      },
      {
        name: "maintainers alone may push (ossf/allstar#773)",
        given: boundClassic({ pushers: [{ type: "Team", name: "maintainers" }] }),
        says: [neither],
      },
      {
        name: "a ruleset lets a deploy key push",
        given: bound({ ...closed, bypass: known([{ type: "DeployKey" }]) }),
        says: [neither],
      },
      {
        name: "checks alone are required (dandi/dandi-archive#2399)",
        given: bound({ ...requires("tests"), rules: ["REQUIRED_STATUS_CHECKS"] }),
        says: [none],
      },
      {
        name: "the ruleset is only evaluated",
        given: bound({ ...closed, enforcement: "EVALUATE", bypass: known([tide]) }),
        says: [none],
      },
    ],
    unreadable: [
      {
        name: "the branch is locked and it is hidden for whom not",
        given: bound({ ...closed, bypass: hidden }),
        says: [denied.message],
      },
      ...unreadableSources,
    ],
    notApplicable,
    empty,
  },
);
