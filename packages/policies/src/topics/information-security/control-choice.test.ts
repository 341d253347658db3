import { expect, test } from "vitest";
import { notShown, refusals } from "../../shown.fixture.ts";
import { controlChoiceKind } from "./control-choice.ts";

const opened = { risk: "RISK-001", controls: ["sign-on-mfa"] };
const accepted = { risk: "RISK-018", controls: [], because: "It is accepted." };
const areas = ["access", "changes", "operation"].map((area) => ({ area, controls: ["peer-review"] }));
const choice = {
  register: "1a2b3c",
  counted: 2,
  risks: [opened, accepted],
  technology: areas,
  findings: [{ what: "Nothing limits exports", owner: "ben", due: "2026-03-31" }],
};

/** What a review of 2026-02-15 does not show on 2026-03-01. */
const missing = (change: object) =>
  notShown(
    controlChoiceKind,
    { ...choice, ...change },
    { on: "2026-02-15", today: "2026-03-01", isControl: (id) => id !== "sign-on-mfaa" },
  ).map(({ name, observed }) => `${name}: ${observed}`);

test("a review shows every risk that is counted, with its controls or why there is none, and each area", () => {
  expect(missing({})).toEqual([]);
  expect(missing({ findings: [] })).toEqual([]);
});

test("one that leaves a risk out, or lists another again in its place, is refused", () => {
  const counts = "risks that are listed, of those that the register counts: 1";
  expect(missing({ risks: [opened] })).toEqual([counts]);
  expect(missing({ risks: [opened, opened] })).toEqual([counts]);
});

test("a risk without a control says why", () => {
  expect(missing({ risks: [opened, { risk: "RISK-018", controls: [] }] })).toEqual([
    "risks for which no control is chosen, and nothing says why: RISK-018",
  ]);
});

test("a control that the program does not have is none that is chosen", () => {
  expect(missing({ risks: [{ ...opened, controls: ["sign-on-mfaa"] }, accepted] })).toEqual([
    "controls that are named, and are none of the program: sign-on-mfaa",
  ]);
});

test("access, changes and operation each have a control", () => {
  expect(missing({ technology: areas.slice(0, 2) })).toEqual([
    "areas of technology for which no control is chosen: operation",
  ]);
});

test("what is missing is there by its day", () => {
  const findings = [{ what: "Nothing limits exports", owner: "ben", due: "2026-02-28" }];
  expect(missing({ findings })).toEqual([
    "findings past their day: Nothing limits exports (ben, 2026-02-28)",
  ]);
});

test.each<[string, object, string]>([
  ["no register", { register: " " }, "register"],
  ["a register of nothing", { counted: 0 }, "counted"],
  ["an area without a control", { technology: [{ area: "access", controls: [] }] }, "technology.0.controls"],
  ["an area that is none", { technology: [{ ...areas[0], area: "people" }] }, "technology.0.area"],
  ["no word on what is missing", { findings: undefined }, "findings"],
])("a review with %s is malformed", (_, change, field) => {
  expect(refusals(controlChoiceKind, { ...choice, ...change })).toEqual([field]);
});
