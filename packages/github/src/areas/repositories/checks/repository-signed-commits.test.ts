import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { casesOfEverybody, old, own, saysOf } from "../branch-cases.fixture.ts";
import { bound, boundClassic, empty, notApplicable, requires } from "../repositories.fixture.ts";
import { repositorySignedCommits } from "./repository-signed-commits.ts";

const rule = { rules: ["REQUIRED_SIGNATURES"] };
const says = saysOf("signed commits", ["needed", "not needed"]);
const frame = casesOfEverybody({ says, rule, classic: [{ signatures: true }, { signatures: false }] });
const { unasked, none, bypass } = says;

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositorySignedCommits,
  { test, expect },
  {
    pass: frame.pass,
    fail: [
      ...frame.fail,
      {
        name: "classic protection spares administrators (CDCgov/trusted-intermediary#1560)",
        given: boundClassic({ signatures: true, bindsAdministrators: false }),
        says: [bypass(old, "administrators")],
      },
      {
        name: "the release app is on the bypass list (andrew-codes/playnite-web#468)",
        given: bound({ ...rule, bypass: known([{ type: "Integration", name: "901" }]) }),
        says: [bypass(own, "Integration 901")],
      },
      {
        name: "a ruleset for all but signatures (iderex/relais#98)",
        given: bound({ rules: ["DELETION", "NON_FAST_FORWARD", "PULL_REQUEST"] }),
        says: [none],
      },
      {
        name: "a workflow looks at signatures instead (openbao/openbao#399)",
        given: bound({ ...requires("commit signatures"), rules: ["REQUIRED_STATUS_CHECKS"] }),
        says: [none],
      },
      {
        name: "hooks of each clone look at signatures instead (sebastienrousseau/dotfiles#853)",
        given: boundClassic({}),
        says: [unasked(old)],
      },
    ],
    unreadable: frame.unreadable,
    notApplicable,
    empty,
  },
);
