import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { informationSecurityControls } from "./controls.ts";
import { informationSecurityPolicy } from "./policy.ts";

describeWords({
  policy: (controls) => informationSecurityPolicy(terms, controls),
  alone: informationSecurityControls(terms),
  table: {
    "IS-1": [
      ["The executive owner approves", asked("policy-approval", "The executive owner's signed approval")],
      ["the text of every policy", asked("policy-approval", "the text of every policy")],
      ["at least every year.", asked("policy-approval", "with its day")],
    ],
    "IS-2": [
      ["Everybody acknowledges", asked("policy-acknowledgement", "Everybody's acknowledgement")],
      [
        "the text in force of every policy that is for them",
        asked("policy-acknowledgement", "the text in force of every policy that is for them"),
      ],
      ["at most 30 days after it binds them.", asked("policy-acknowledgement", "with its day")],
    ],
    "IS-3": [
      [
        "The executive owner tells the board how security stands,",
        asked("board-oversight", "how the executive owner told it that security stands"),
      ],
      ["and answers what it asks,", asked("board-oversight", "what it asked, and what was answered")],
      [
        "at least every 3 months.",
        asked("board-oversight", "Minutes of the board, or of whom the company has named in its place"),
      ],
    ],
    "IS-4": [
      [
        "The executive owner names who holds each role,",
        asked("responsibilities-assigned", "who holds each role"),
      ],
      ["its duties for security,", asked("responsibilities-assigned", "its duties for security")],
      ["and to whom it reports.", asked("responsibilities-assigned", "to whom it reports")],
    ],
    "IS-5": [
      [
        "The security owner goes through every failing or undecided control at least every 7 days,",
        asked("controls-monitored", "every control that the compliance run finds failing or undecided"),
      ],
      [
        "and tells somebody to mend it by a day.",
        asked("controls-monitored", "who was told to mend it by when"),
      ],
    ],
    "IS-6": [
      [
        "The security owner names the controls chosen for each risk of the register,",
        asked("controls-chosen", "the controls chosen for each risk of the register"),
      ],
      ["or why there is none,", asked("controls-chosen", "or of why there is none")],
      ["and what is missing.", asked("controls-chosen", "with what is missing")],
    ],
    "IS-7": [
      [
        "The security owner names the controls over technology that are chosen",
        asked("controls-chosen", "over the technology"),
      ],
      [
        "for access, for changes and for operation,",
        asked("controls-chosen", "for access, for changes and for operation"),
      ],
      ["and what is missing.", asked("controls-chosen", "with what is missing")],
    ],
    "IS-8": [
      [
        "The security owner keeps public pages that say what the company promises about security,",
        asked("outsiders-told", "public pages that say what the company promises about security"),
      ],
      ["how to report a problem,", asked("outsiders-told", "how to report a problem")],
      [
        "and how changes and incidents are announced.",
        asked("outsiders-told", "how changes and incidents are announced"),
      ],
    ],
    "IS-9": [
      [
        "The executive owner decides at least every 3 months",
        asked("waivers-reviewed", "the executive owner's decision"),
      ],
      ["whether each waiver", asked("waivers-reviewed", "every waiver")],
      ["in force stays.", asked("waivers-reviewed", "in force, even if there are none")],
    ],
  },
});
