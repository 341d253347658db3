import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { casesOfEverybody, old, own, saysOf } from "../branch-cases.fixture.ts";
import { bound, boundClassic, empty, standing } from "../repositories.fixture.ts";
import { repositoryDeletionBlocked } from "./repository-deletion-blocked.ts";

const rule = { rules: ["DELETION"] };
const says = saysOf("blocked deletion", ["blocked", "allowed"]);
const frame = casesOfEverybody({ says, rule, classic: [{ deletions: false }, { deletions: true }] });
const { asked, unasked, none, bypass } = says;

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryDeletionBlocked,
  { test, expect },
  {
    pass: [
      ...frame.pass,
      {
        name: "classic protection that spares administrators keeps the branch from them too",
        given: boundClassic({ bindsAdministrators: false }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "who may push by force may not delete (isaacs/github#1163)",
        given: boundClassic({ forcePushers: [{ type: "Team", name: "platform" }] }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "classic protection locks the branch, and keeps it",
        given: boundClassic({ locked: true }),
        says: [asked(old), bypass(old, "none")],
      },
      {
        name: "deletion is restricted and automatic deletion after a merge is on (WordPress/WordPress-Coding-Standards#2751)",
        given: bound(rule),
        says: [asked(own), bypass(own, "none")],
      },
    ],
    fail: [
      ...frame.fail,
      {
        name: "classic protection allows it expressly (pascalgn/automerge-action#157)",
        given: boundClassic({ deletions: true }),
        says: [unasked(old)],
      },
      {
        name: "classic protection locks the branch and allows its deletion: a lock is of what is pushed",
        given: boundClassic({ locked: true, deletions: true }),
        says: [unasked(old)],
      },
      {
        name: "a ruleset lets nobody update the branch, and says nothing of its deletion",
        given: bound({ rules: ["UPDATE"], restrictsUpdates: known(true) }),
        says: [none],
      },
      {
        name: "a ruleset without the rule (pome-sh/digital-twins#423)",
        given: bound({ rules: ["NON_FAST_FORWARD", "PULL_REQUEST"] }),
        says: [none],
      },
    ],
    unreadable: frame.unreadable,
    notApplicable: standing,
    empty,
  },
);
