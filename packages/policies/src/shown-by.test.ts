import { type Control, must } from "@bylaw/core";
import { expect, test } from "vitest";
import { awsContinuityControls } from "./aws/continuity.ts";
import { byAll, byPeople } from "./shown-by.ts";
import { terms } from "./terms.fixture.ts";
import { continuityControls } from "./topics/business-continuity/controls.ts";

const sentence = must("P-1")`Restore production data.`;
const alone = continuityControls(terms)["restores-tested"];
const supplied = awsContinuityControls(terms)["restores-tested"];
const shown = (by: typeof byPeople, control: Control) => by(sentence, control).verifiedThrough;

test("a sentence that people show hangs on evidence alone, and one that all show on the checks too", () => {
  expect(shown(byPeople, supplied)).toEqual(["restore-test"]);
  expect(shown(byAll, supplied)).toEqual(["restore-test", "aws/backup-restore-tested"]);
});

test.each([
  ["no checks", alone],
  ["no evidence", { ...supplied, evidence: [] }],
])("where a control has %s, both hang on the whole of it, by no name", (_, control) => {
  expect([shown(byPeople, control), shown(byAll, control)]).toEqual([[], []]);
  expect(byPeople(sentence, control).verifiedBy).toEqual([control]);
});
