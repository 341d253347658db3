import { fiveByFive } from "@bylaw/core";
import { expect, test } from "vitest";
import { terms } from "../../terms.fixture.ts";
import { asked, describeWords } from "../../words.fixture.ts";
import { riskControls } from "./controls.ts";
import { riskPolicy } from "./policy.ts";

const keyPerson = {
  id: "RISK-007",
  title: "One person knows it all",
  residual: { likelihood: "possible", impact: "major" },
  treatment: "mitigate",
  controls: [],
} as const;
const alone = riskControls(terms, []);
const supplied = riskControls(terms, [keyPerson]);

const inMinutes = (words: string) => asked("risks-assessed", words);
const accepted = (words: string) => [
  asked("risks-accepted", "no risk is high or critical after its controls"),
  asked("risk-acceptance-risk-007", words),
];

describeWords({
  policy: (controls) => riskPolicy(terms, controls),
  alone,
  supplied,
  table: {
    "RSK-1": [
      [
        "The executive owner writes down the company's objectives, what it has promised its customers,",
        asked("objectives-set", "the company's objectives, of what it has promised its customers"),
      ],
      ["and what must not happen to either.", asked("objectives-set", "what must not happen to either")],
    ],
    "RSK-2": [
      [
        "The executive owner assesses the company's risks against its objectives at least every year,",
        inMinutes("an assessment of the company's risks against its objectives"),
      ],
      ["and not alone.", inMinutes("who took part")],
    ],
    "RSK-3": [
      [
        "The executive owner looks in each assessment for ways in which somebody could deceive.",
        inMinutes("how somebody could deceive"),
      ],
    ],
    "RSK-4": [
      [
        "The executive owner looks in each assessment at what has changed or will.",
        inMinutes("what has changed or will"),
      ],
    ],
    "RSK-5": [
      [
        "The security owner assesses the risks",
        asked("changes-assessed", "who assessed its risks on which day"),
      ],
      [
        "of a new system, a new vendor, a new law or a change of a person in charge",
        asked("changes-assessed", "every new system, new vendor, new law and change of a person in charge"),
      ],
      ["at most 30 days after it is known.", asked("changes-assessed", "the day on which it was known")],
    ],
    "RSK-6": [
      [
        "The security owner goes through the risk register,",
        asked("register-reviewed", "which entries of the risk register were looked at"),
      ],
      [
        "and changes the rating, the treatment or the owner that is no longer right.",
        asked("register-reviewed", "what changed in the rating, the treatment or the owner of each"),
      ],
    ],
    "RSK-7": [
      ["Nobody lives with a high or critical risk", ...accepted("Acceptance of RISK-007")],
      [
        "unless the executive owner has accepted it as it is rated now,",
        ...accepted("as it is rated now, by the executive owner"),
      ],
      ["and said why.", ...accepted("and why")],
    ],
  },
});

test("S4: an acceptance is of the risk as it is rated now", () => {
  const [acceptance] = supplied["risks-accepted"].evidence;
  expect(acceptance).toMatchObject({
    binds: { residual: "possible, major", treatment: "mitigate" },
    due: { firstDue: "2026-03-11" },
  });
});

test("the method says what each step and level of the matrix means", () => {
  const rows = Object.values(fiveByFive);
  const steps = [
    ...Object.keys(fiveByFive).map((step) => `likelihood ${step}`),
    ...Object.keys(rows[0] ?? {}).map((step) => `impact ${step}`),
    ...new Set(rows.flatMap((row) => Object.values(row)).map((level) => `level ${level}`)),
  ];
  const { definitions = {} } = riskPolicy(terms, alone);
  expect(steps).toHaveLength(14);
  expect(Object.keys(definitions)).toEqual(expect.arrayContaining(steps));
});
