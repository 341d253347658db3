import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { conductControls } from "./controls.ts";
import { conductPolicy } from "./policy.ts";

describeWords({
  policy: (controls) => conductPolicy(terms, controls),
  alone: conductControls(terms),
  table: {
    "COC-1": [
      [
        "Everybody signs the code of conduct",
        asked("code-of-conduct-accepted", "Everybody's signature under the code of conduct"),
      ],
      ["at most 30 days after their start.", asked("code-of-conduct-accepted", "with its day")],
    ],
    "COC-2": [
      [
        "Everybody signs the code of conduct again",
        asked("code-of-conduct-accepted", "Everybody's signature under the code of conduct"),
      ],
      ["at least every year.", asked("code-of-conduct-accepted", "with its day")],
    ],
    "COC-3": [
      [
        "Everybody who signs the code of conduct",
        asked("code-of-conduct-accepted", "Everybody's signature under the code of conduct"),
      ],
      [
        "declares their conflicts of interest, even if there are none.",
        asked(
          "code-of-conduct-accepted",
          "the conflicts of interest that they declare, even if there are none",
        ),
      ],
    ],
    "COC-4": [
      [
        "The people owner has everybody who starts screened",
        asked("staff-screened", "Screening of everybody who starts"),
      ],
      ["at most 30 days after their start.", asked("staff-screened", "with its day")],
    ],
    "COC-5": [
      [
        "Everybody completes the security course",
        asked("security-training", "Everybody's certificate of the security course"),
      ],
      [
        "at most 30 days after their start.",
        asked("security-training", "the day on which they completed it"),
      ],
    ],
    "COC-6": [
      [
        "Everybody completes the security course again",
        asked("security-training", "Everybody's certificate of the security course"),
      ],
      ["at least every year.", asked("security-training", "the day on which they completed it")],
    ],
    "COC-7": [
      [
        "The people owner keeps a description of every role,",
        asked("duties-described", "Signed descriptions of every role"),
      ],
      ["with its duties", asked("duties-described", "with its duties")],
      ["and the skills that it needs.", asked("duties-described", "the skills that it needs")],
    ],
    "COC-8": [
      ["The people owner has everybody's work,", asked("performance-reviewed", "everybody's work")],
      [
        "their duties for security included,",
        asked("performance-reviewed", "their duties for security included"),
      ],
      ["reviewed with them", asked("performance-reviewed", "Review of everybody's work with them")],
      ["at least every year.", asked("performance-reviewed", "the day on which it was held")],
    ],
    "COC-9": [
      [
        "Everybody signs the confidentiality agreement",
        asked("confidentiality-agreed", "Everybody's signature under the confidentiality agreement"),
      ],
      ["at most 7 days after their start.", asked("confidentiality-agreed", "with its day")],
    ],
    "COC-10": [
      [
        "The people owner, or the stand-in where it is about the people owner,",
        asked(
          "conduct-reported",
          "the people owner, or the engineering owner where it is about the people owner",
        ),
      ],
      [
        "decides what follows from a report",
        asked("conduct-reported", "decided on it, and what follows from it"),
      ],
      [
        "at most 30 days after it came in",
        asked("conduct-reported", "with the day of each, the day on which"),
      ],
      [
        "through the reporting channel.",
        asked("conduct-reported", "everything that came in through the reporting channel"),
      ],
    ],
  },
});
