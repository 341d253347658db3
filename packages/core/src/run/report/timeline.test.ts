import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Audit,
  attested,
  defineBacklog,
  defineChecklistLine,
  defineControl,
  type IsoDate,
  type Milestones,
  soc2,
  years,
} from "../../index.ts";
import { addDays } from "../../provider/index.ts";
import { always, rotation, testTools, vault, vaultProgram } from "../../vault.fixture.ts";
import { collectProgram, evaluateRecording, phaseDays, timelineOf } from "../index.ts";
import { key } from "../run.fixture.ts";

const period = { from: "2026-10-01", to: "2027-09-30" } as const;
const audit: Audit = { firm: "R & P, CPA", contact: "x", type: 2 };

async function timelineAt(day: IsoDate, change: Parameters<typeof vaultProgram>[0] = {}) {
  const program = vaultProgram({
    providers: [vault(["north"], always(key("a", 30)))],
    period,
    audit,
    ...change,
  });
  const recording = { ...(await collectProgram(program, testTools())), startedAt: `${day}T12:00:00.000Z` };
  return timelineOf(await evaluateRecording(program, recording));
}

const days = (milestones?: Milestones) =>
  Object.entries(phaseDays(period, milestones)).map(
    ([id, { from, to, assumed }]) => `${id} ${from} ${to}${assumed === undefined ? "" : ` ${assumed}`}`,
  );

describe("S20: the timeline in five phases", () => {
  test("is a dated plan around the period, which says what it assumes", () => {
    expect(days()).toEqual([
      "readiness 2026-04-20 2026-05-31 It is assumed to last 6 weeks; 4 to 6 are usual.",
      "remediation 2026-06-01 2026-09-30 It is assumed to last 4 months; 2 to 4 are usual.",
      "evidence 2026-10-01 2027-09-30",
      "fieldwork 2027-10-01 2027-11-25 It is assumed to begin when the period is over, and to last 8 weeks; 4 to 8 are usual.",
      "report 2027-11-26 2027-12-24 It is assumed to take 4 weeks; 2 to 4 are usual.",
    ]);
  });

  test("takes the days that are given, and assumes nothing of them", () => {
    expect(
      days({
        readiness: "2026-05-04",
        remediation: "2026-06-15",
        fieldwork: "2027-10-11",
        report: "2027-11-29",
        issued: "2027-12-17",
      }),
    ).toEqual([
      "readiness 2026-05-04 2026-06-14",
      "remediation 2026-06-15 2026-09-30",
      "evidence 2026-10-01 2027-09-30",
      "fieldwork 2027-10-11 2027-11-28",
      "report 2027-11-29 2027-12-17",
    ]);
    expect(days({ fieldwork: "2027-10-11" })[3]).toBe(
      "fieldwork 2027-10-11 2027-12-05 It is assumed to last 8 weeks; 4 to 8 are usual.",
    );
    expect(days({ report: "2027-11-29" })[3]).toBe(
      "fieldwork 2027-10-01 2027-11-28 It is assumed to begin when the period is over.",
    );
    expect(days({ readiness: "2026-07-01" }).slice(0, 2)).toEqual([
      "readiness 2026-07-01 2026-08-11",
      "remediation 2026-08-12 2026-09-30 It is assumed to last 4 months; 2 to 4 are usual.",
    ]);
  });

  test("is told in order, as of the day of the run", async () => {
    const { today, phases } = await timelineAt("2026-11-27");
    expect(today).toBe("2026-11-27");
    expect(phases.map(({ title, state, why }) => `${title}, ${state}: ${why}`)).toEqual([
      "Readiness, open: No line of the checklist is on the scope or on the approval of policies.",
      "Remediation, done: Of 1 control none fails or could not be decided.",
      "Evidence collection, running: Day 58 of 365.",
      "Fieldwork, planned: Planned only: nothing here reads what the auditor does.",
      "Report, planned: Planned only: nothing here reads what the auditor does.",
    ]);
  });

  test("counts the days of the period, and says of the auditor's phases no more than that they are over", async () => {
    const at = async (day: IsoDate) =>
      (await timelineAt(day)).phases.map(({ state, why }) => `${state}: ${why}`);
    expect((await at("2026-09-30"))[2]).toBe("to-come: It begins in 1 day.");
    expect((await at("2026-10-01"))[2]).toBe("running: Day 1 of 365.");
    expect((await at("2027-09-30"))[2]).toBe("running: Day 365 of 365.");
    expect((await at("2027-10-01"))[2]).toBe("over: Its 365 days are over.");
    expect((await at("2028-01-01")).slice(3)).toEqual([
      "planned: Planned only: nothing here reads what the auditor does. Its days are over.",
      "planned: Planned only: nothing here reads what the auditor does. Its days are over.",
    ]);
    const one = await timelineAt("2026-11-27", { audit: { ...audit, type: 1 } });
    expect(one.phases[2]?.why).toBe(
      "Day 58 of 365. A type 1 report is as of one day, and asks for no period.",
    );
  });

  test("is open, and overdue, while something fails that was to be mended before the period", async () => {
    const failing = { providers: [vault(["north"], always(key("a", 400)))] };
    const at = async (day: IsoDate) => (await timelineAt(day, failing)).phases[1];
    expect(await at("2026-09-30")).toMatchObject({
      state: "open",
      overdue: false,
      why: "Of 1 control: 1 fail.",
    });
    expect(await at("2026-10-01")).toMatchObject({ state: "open", overdue: true });
  });

  test("is open while nothing stands behind a criterion, planned or not, and while one has no control", async () => {
    const shown = defineControl({
      ...rotation,
      checks: [],
      evidence: [attested("list", { every: years(1) })],
      implementedFrom: "2026-10-01",
    });
    const remediationOf = async (change: Parameters<typeof vaultProgram>[0]) =>
      (await timelineAt("2026-09-01", { policies: [], ...change })).phases[1];
    const waiting = {
      state: "open",
      why: "Of 1 control none fails or could not be decided; 1 criterion in scope has nothing behind it yet but what is still to be shown.",
    };
    expect(await remediationOf({ controls: [shown] })).toMatchObject(waiting);
    const backlog = defineBacklog([
      { criteria: ["soc2 CC6.1"], owner: "ana", until: "2026-12-31", reason: "Soon." },
    ]);
    expect(await remediationOf({ controls: [shown], backlog })).toMatchObject(waiting);
    const framework = soc2.scope({ categories: ["security"] });
    expect((await remediationOf({ framework }))?.why).toBe(
      "Of 1 control none fails or could not be decided; 32 criteria in scope have no control.",
    );
  });

  test("has readiness by the lines on the scope and on policies", async () => {
    const checklist = [
      defineChecklistLine({ id: "scope", title: "Scope", shownBy: ["system"] }),
      defineChecklistLine({ id: "keys", title: "Keys", shownBy: [rotation] }),
    ];
    const { phases } = await timelineAt("2026-05-01", { checklist });
    expect(phases[0]).toMatchObject({
      state: "open",
      overdue: false,
      why: "0 of 1 line on scope and policies is done; scope missing.",
    });
  });

  test("has no days without a period, and no phase that reads as done for it", async () => {
    const program = vaultProgram({ providers: [vault(["north"], always(key("a", 30)))] });
    const { phases } = timelineOf(
      await evaluateRecording(program, await collectProgram(program, testTools())),
    );
    expect(phases.map(({ days: own }) => own)).toEqual(Array(5).fill(undefined));
    expect(phases.slice(2).map(({ state, why }) => `${state}: ${why}`)).toEqual([
      "open: The program has no audit period.",
      "planned: Without an audit period it has no days.",
      "planned: Without an audit period it has no days.",
    ]);
  });
});

test("phases follow each other, whatever days are given in their order", () => {
  const gap = fc.integer({ min: 1, max: 400 });
  const maybe = fc.option(gap, { nil: undefined });
  fc.assert(
    fc.property(maybe, gap, gap, maybe, maybe, maybe, (before, mend, length, testing, write, there) => {
      const from = "2026-10-01" as IsoDate;
      const to = addDays(from, length);
      const remediation = before === undefined ? undefined : addDays(from, -mend);
      const readiness = remediation === undefined ? undefined : addDays(remediation, -(before ?? 1));
      const fieldwork = testing === undefined ? undefined : addDays(to, testing);
      const report = write === undefined ? undefined : addDays(fieldwork ?? to, write + 1);
      const issued = there === undefined ? undefined : addDays(report ?? fieldwork ?? to, there + 1);
      const given = Object.fromEntries(
        Object.entries({ readiness, remediation, fieldwork, report, issued }).filter(([, day]) => day),
      );
      const all = Object.values(phaseDays({ from, to }, given));
      for (const [at, one] of all.entries()) {
        expect(one.from <= one.to).toBe(true);
        const former = all[at - 1];
        if (former !== undefined) expect(former.from <= one.from).toBe(true);
      }
    }),
  );
});
