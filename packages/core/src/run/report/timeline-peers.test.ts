import { expect, test } from "vitest";
import { defineControl } from "../../language/company/control.ts";
import { defineFramework } from "../../language/company/framework.ts";
import { attested } from "../../language/evidence/built-in.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { years } from "../../language/values/quantity.ts";
import { ana, on, programOf, record } from "../evidence/evidence.fixture.ts";
import { timelineOf } from "./timeline.ts";

// What users of platforms reported of progress that reads as done before anything is shown (ciso-assistant 566, OpenRisk 555).

const framework = defineFramework({
  id: "test",
  title: "Test",
  criteria: ["T1", "T2", "T3", "T4"].map((id) => ({ id, category: "all", title: id })),
  always: ["all"],
});
const list = attested("list", { every: years(1) });
const program = programOf([], {
  framework: framework.scope({ categories: ["all"], outOfScope: { T3: "Not here.", T4: "Not here." } }),
  period: { from: "2026-03-01", to: "2027-02-28" },
  controls: [
    defineControl({
      id: "lists",
      title: "Lists",
      statement: "They are kept.",
      satisfies: [framework("T1"), framework("T2")],
      owner: ana,
      frequency: "annual",
      implementedFrom: "2026-01-01",
      evidence: [list],
    }),
  ],
});
const remediation = async (day: IsoDate, records: readonly EvidenceRecord[], of = program) => {
  const { report } = await on(day, of, [[list, records]]);
  const { state, overdue, why } = timelineOf(report).phases[1] ?? {};
  return `${state}${overdue === true ? ", overdue" : ""}: ${why}`;
};

test("remediation is not done while nothing was shown, and nothing is due yet", async () => {
  const bare =
    "Of 1 control none fails or could not be decided; 2 criteria in scope have nothing behind them yet but what is still to be shown.";
  expect(await remediation("2026-02-01", [])).toBe(`open: ${bare}`);
  expect(await remediation("2026-03-02", [])).toBe(`open, overdue: ${bare}`);
  const shown = record("list/2026.md", { on: "2026-02-01" });
  expect(await remediation("2026-02-02", [shown])).toBe(
    "done: Of 1 control none fails or could not be decided.",
  );
});

test("criteria that no control satisfies are counted as criteria", async () => {
  const { controls, ...rest } = program;
  const all = programOf([], { ...rest, framework: framework.scope({ categories: ["all"] }), controls });
  expect(await remediation("2026-02-01", [], all)).toBe(
    "open: Of 1 control none fails or could not be decided; 2 criteria in scope have no control; 2 criteria in scope have nothing behind them yet but what is still to be shown.",
  );
});
