import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { casesOfEverybody, old, own, saysOf } from "../branch-cases.fixture.ts";
import { bound, boundBoth, boundClassic, empty, notApplicable, protects } from "../repositories.fixture.ts";
import { repositoryForcePushesBlocked } from "./repository-force-pushes-blocked.ts";

const rule = { rules: ["NON_FAST_FORWARD"] };
const says = saysOf("blocked force pushes", ["blocked", "allowed"]);
const frame = casesOfEverybody({ says, rule, classic: [{ forcePushes: false }, { forcePushes: true }] });
const { asked, unasked, none, bypass } = says;

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryForcePushesBlocked,
  { test, expect },
  {
    pass: [
      ...frame.pass,
      {
        name: "classic protection that spares administrators blocks theirs too (src-d/gitbase#614, desktop/desktop#16146)",
        given: boundClassic({ bindsAdministrators: false }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "classic protection allows them and a ruleset does not (rust-lang/team#2324)",
        given: boundBoth(protects({ forcePushes: true }), rule),
        says: [asked(own), bypass(own, "none")],
      },
    ],
    fail: [
      ...frame.fail,
      {
        name: "classic protection lists who may (isaacs/github#1163)",
        given: boundClassic({ forcePushers: [{ type: "Team", name: "platform" }] }),
        says: [bypass(old, "Team platform")],
      },
      {
        name: "the setting stayed on although the API was told otherwise (fabriziosalmi/secure-proxy-manager#264)",
        given: boundClassic({ forcePushes: true }),
        says: [unasked(old)],
      },
      {
        name: "a ruleset against deletion alone (pome-sh/digital-twins#423)",
        given: bound({ rules: ["DELETION"] }),
        says: [none],
      },
      {
        name: "somebody may bypass it in pull requests alone, which is a blind spot",
        given: bound({ ...rule, bypass: known([{ type: "OrganizationAdmin", mode: "pull_request" }]) }),
        says: [bypass(own, "OrganizationAdmin (pull_request)")],
      },
    ],
    unreadable: frame.unreadable,
    notApplicable,
    empty,
  },
);
