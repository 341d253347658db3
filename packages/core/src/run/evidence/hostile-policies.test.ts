import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePolicy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import { must } from "../../language/company/statement.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { recordsOf } from "../../language/evidence/records.ts";
import { definePerson, type Person } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, years } from "../../language/values/quantity.ts";
import { listingOf, recordingOf } from "../../testing/recording.ts";
import { planRun } from "../plan.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, inWords, judged, on, programOf, record, said } from "./evidence.fixture.ts";

const kind = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
});
const approval = approvalKind.require("approval", { every: years(1) });
const read = kind.require("read", { within: days(30) });
const cleo = definePerson({ id: "cleo", name: "Cleo" });
const [control] = programOf([read]).controls;
const texts = {
  a: must("K-1")`Rotate keys.`,
  b: must("K-1")`Rotate every key.`,
  c: must("K-1")`Rotate each and every key.`,
  never: must("K-1")`Rotate no key.`,
};
type Text = keyof typeof texts;

function saying(
  text: Text,
  { effective = "2026-01-01", id = "keys", asked = [approval, read], people = [ana, cleo] }: Saying = {},
): Program {
  const policy = definePolicy({
    id,
    title: "Keys",
    owner: ana,
    effective,
    review: "annual",
    statements: [texts[text].by(control as never)],
  });
  return programOf(asked, { policies: [policy], people: [...people, ben] });
}
interface Saying {
  readonly effective?: IsoDate;
  readonly id?: string;
  readonly asked?: readonly (typeof read)[];
  readonly people?: readonly Person[];
}

const digest = async (text: Text, id = "keys") => (await digestsOf(saying(text, { id }))).get(id) as string;
const approved = async (day: IsoDate, text: Text, change: Partial<EvidenceRecord> = {}, name = "") =>
  record(`approval/${day}${name}.md`, { on: day, policies: { keys: await digest(text) }, ...change });
const editorial = async (day: IsoDate, now: Text, former: Text, change: Partial<EvidenceRecord> = {}) => {
  const content = { former: { keys: await digest(former) }, change: "A comma." };
  return approved(day, now, { content: JSON.stringify(content), ...change });
};
const signed = async (day: string, text: Text, change: Partial<EvidenceRecord> = {}, who = "cleo") =>
  record(`read/${day}-${text}.md`, {
    people: { [who]: day },
    policies: { keys: await digest(text) },
    ...change,
  });

/** What Cleo, or the policy, came to. */
const of = async (
  who: string,
  day: IsoDate,
  program: Program,
  approvals: readonly EvidenceRecord[],
  signatures: readonly EvidenceRecord[] = [],
) => {
  const lines = await said(day, program, [
    [approval, approvals],
    [read, signatures],
  ]);
  return (
    lines
      .split("\n")
      .find((line) => line.startsWith(who))
      ?.slice(who.length + 1) ?? lines
  );
};
const CLEO = "cleo/keys";

describe("the text in force", () => {
  test("is what was approved last: a text of before is none until it is approved again", async () => {
    const reverted = saying("a");
    const two = [await approved("2026-02-01", "a"), await approved("2026-07-01", "b")];
    expect(await of("keys", "2026-08-01", reverted, two)).toMatch(
      /^fail: none, due since 2026-01-01; the last is approval\/2026-07-01\.md/,
    );
    const again = [...two, await approved("2026-08-01", "a")];
    expect(await of("keys", "2026-08-01", reverted, again)).toMatch(/^pass/);
    const ofB = [await signed("2026-07-10", "b")];
    expect(await of(CLEO, "2026-09-01", reverted, again, ofB)).toMatch(/^fail: none, due since 2026-08-31/);
    const ofA = [await signed("2026-02-10", "a")];
    expect(await of(CLEO, "2026-09-01", reverted, again, ofA)).toMatch(/^pass/);
  });

  test("of two that are approved on one day is the one as it is now", async () => {
    for (const name of ["-1", "-3"]) {
      const both = [await approved("2026-02-01", "a", {}, "-2"), await approved("2026-02-01", "b", {}, name)];
      expect(await of("keys", "2026-08-01", saying("a"), both)).toMatch(/^pass/);
      expect(await of(CLEO, "2026-08-01", saying("a"), both, [await signed("2026-02-10", "b")])).toMatch(
        /^fail/,
      );
      expect(await of(CLEO, "2026-08-01", saying("a"), both, [await signed("2026-02-10", "a")])).toMatch(
        /^pass/,
      );
    }
  });

  test.each<[string, Partial<EvidenceRecord>, RegExp]>([
    ["of a day to come", { on: "2026-12-01" }, /^keys fail: none, due since 2026-01-01\n/],
    ["malformed", { faults: [{ line: 1, message: "is no map" }] }, /^keys error: approval\/2026-02-01.md /],
    ["without a day", { on: undefined as never }, /^keys fail: none, due since 2026-01-01\n/],
    ["self-reviewed", { submittedBy: "ana" }, /^keys fail: none, due since 2026-01-01\n/],
  ])("is none by an approval %s", async (_, change, expected) => {
    const { on: day, ...rest } = { ...(await approved("2026-02-01", "a")), ...change };
    const one = (day === undefined ? rest : { ...rest, on: day }) as EvidenceRecord;
    const lines = await said("2026-06-01", saying("a"), [
      [approval, [one]],
      [read, [await signed("2026-02-10", "a")]],
    ]);
    expect(lines).toMatch(expected);
    expect(lines).not.toContain("pass");
    expect(lines).toContain("manual: Nobody is due.");
  });

  test("of a policy that the program does not have is told", async () => {
    const { report } = await on("2026-06-01", saying("a"), [
      [approval, [await approved("2026-02-01", "a", { policies: { locks: "d" } })]],
      [read, [await signed("2026-02-01", "a", { policies: { locks: "d", doors: "d" } })]],
    ]);
    expect(report.refused.map(({ why }) => why)).toEqual([
      "the program has no policy locks",
      "the program has no policy doors, locks",
    ]);
  });

  test("begins on the day that the policy takes effect, approved before it or not", async () => {
    const ahead = saying("b", { effective: "2026-06-01" });
    const approvals = [await approved("2026-02-01", "a"), await approved("2026-05-01", "b")];
    expect(await of("keys", "2026-05-31", ahead, approvals)).toContain("Nobody is due.");
    const ofA = [await signed("2026-02-05", "a")];
    expect(await of(CLEO, "2026-07-01", ahead, approvals, ofA)).toMatch(/^pass/);
    expect(await of(CLEO, "2026-07-02", ahead, approvals, ofA)).toBe("fail: none, due since 2026-07-01");
    expect(await of(CLEO, "2026-05-31", ahead, [approvals[1] as EvidenceRecord])).toContain("Nobody is due.");
  });

  test("is told apart of a policy called constructor", async () => {
    const program = saying("a", { id: "constructor" });
    const lines = await said("2026-06-01", program, [
      [approval, [await approved("2026-02-01", "a")]],
      [read, []],
    ]);
    expect(lines).toMatch(/^constructor fail: none, due since 2026-01-01\n/);
    expect(lines).not.toContain("pass");
  });
});

describe("an acknowledgement", () => {
  const one = async () => [await approved("2026-02-01", "a")];
  test("of a text that nobody approved is none", async () => {
    expect(
      await of(CLEO, "2026-04-01", saying("a"), await one(), [await signed("2026-02-05", "never")]),
    ).toBe("fail: none, due since 2026-03-03");
  });

  test("of a day to come is none, of the former text neither", async () => {
    expect(await of(CLEO, "2026-04-01", saying("a"), await one(), [await signed("2026-05-05", "a")])).toMatch(
      /^fail/,
    );
    const two = [...(await one()), await approved("2026-07-01", "b")];
    expect(await of(CLEO, "2026-07-10", saying("b"), two, [await signed("2026-07-20", "a")])).toMatch(
      /^fail/,
    );
    expect(await of(CLEO, "2026-07-10", saying("b"), two, [await signed("2026-07-10", "a")])).toMatch(
      /^pass/,
    );
  });

  test("of the very text comes after its approval: before it there was nothing to read", async () => {
    expect(await of(CLEO, "2026-04-01", saying("a"), await one(), [await signed("2026-01-20", "a")])).toMatch(
      /^fail: none, due since 2026-03-03/,
    );
  });

  test("is owed of the first text that was not acknowledged: a new one each month puts nothing off", async () => {
    const monthly = [
      await approved("2026-02-01", "a"),
      await approved("2026-03-01", "b"),
      await approved("2026-03-29", "c"),
    ];
    expect(await of(CLEO, "2026-03-03", saying("b"), monthly)).toMatch(/2026-03-03/);
    expect(await of(CLEO, "2026-03-04", saying("b"), monthly)).toBe("fail: none, due since 2026-03-03");
    expect(await of(CLEO, "2026-04-05", saying("c"), monthly)).toBe("fail: none, due since 2026-03-03");
    const ofA = [await signed("2026-02-10", "a")];
    expect(await of(CLEO, "2026-03-31", saying("c"), monthly, ofA)).toMatch(/^pass/);
    expect(await of(CLEO, "2026-04-01", saying("c"), monthly, ofA)).toBe("fail: none, due since 2026-03-31");
    expect(await of(CLEO, "2026-04-05", saying("c"), monthly, [await signed("2026-04-05", "c")])).toMatch(
      /^pass/,
    );
  });

  test("within its tolerance leaves it what it was, and says since when", async () => {
    const patient = kind.require("read", { within: days(30), tolerance: days(5) });
    const program = saying("b", { asked: [approval, patient] });
    const two = [await approved("2026-02-01", "a"), await approved("2026-07-01", "b")];
    const when = async (day: IsoDate, all: readonly EvidenceRecord[]) =>
      (
        await said(day, program, [
          [approval, two],
          [patient, all],
        ])
      )
        .split("\n")
        .find((l) => l.startsWith(CLEO));
    const ofA = [await signed("2026-02-10", "a")];
    expect(await when("2026-08-05", ofA)).toMatch(/pass: .*; the next one due since 2026-08-01$/);
    expect(await when("2026-08-06", ofA)).toMatch(/fail: none, due since 2026-07-31/);
  });

  test("that is to be renewed holds so long, days away apart, and a new text renews nothing", async () => {
    const yearly = kind.require("read", { every: years(1), within: days(30) });
    const eva = definePerson({ id: "cleo", name: "Cleo", away: [{ from: "2027-02-01", to: "2027-02-10" }] });
    const plain = saying("a", { asked: [approval, yearly] });
    const abroad = saying("a", { asked: [approval, yearly], people: [ana, eva] });
    const when = async (program: Program, day: IsoDate, approvals: readonly EvidenceRecord[]) => {
      const all = [await signed("2026-02-10", "a")];
      const lines = await said(day, program, [
        [approval, approvals],
        [yearly, all],
      ]);
      return lines
        .split("\n")
        .find((line) => line.startsWith(CLEO))
        ?.slice(CLEO.length + 1);
    };
    const first = await one();
    expect(await when(plain, "2027-02-10", first)).toMatch(/^pass/);
    expect(await when(plain, "2027-02-11", first)).toMatch(/^fail: none, due since 2027-02-10; the last is/);
    expect(await when(abroad, "2027-02-20", first)).toMatch(/^pass/);
    expect(await when(abroad, "2027-02-21", first)).toMatch(/^fail/);
    const changed = saying("b", { asked: [approval, yearly] });
    const two = [...first, await approved("2027-02-05", "b")];
    expect(await when(changed, "2027-02-10", two)).toMatch(/^pass/);
    expect(await when(changed, "2027-02-11", two)).toMatch(/^fail/);
  });
});

describe("an editorial change", () => {
  const ofA = async () => [await signed("2026-02-10", "a")];
  const after = async (...more: readonly EvidenceRecord[]) =>
    of(CLEO, "2026-12-01", saying("b"), [await approved("2026-02-01", "a"), ...more], await ofA());

  test("carries over when the owner says it and another reviewed it, or the other way about", async () => {
    expect(await after(await editorial("2026-07-01", "b", "a"))).toMatch(/^pass/);
    const turned = { submittedBy: "ana", reviewedBy: "ben" };
    expect(await after(await editorial("2026-07-01", "b", "a", turned))).toMatch(/^pass/);
  });

  test.each<[string, Partial<EvidenceRecord>]>([
    ["nobody reviewed", { reviewedBy: undefined as never }],
    ["the owner has nothing to do with", { submittedBy: "ben", reviewedBy: "cleo" }],
    ["its submitter reviewed", { submittedBy: "ana" }],
    ["is of a day to come", { on: "2027-01-01" }],
    ["is malformed", { faults: [{ line: 1, message: "is no map" }] }],
  ])("carries nothing over that %s", async (_, change) => {
    const { reviewedBy, ...rest } = { ...(await editorial("2026-07-01", "b", "a")), ...change };
    const one = (reviewedBy === undefined ? rest : { ...rest, reviewedBy }) as EvidenceRecord;
    const plain = await approved("2026-07-02", "b");
    expect(await after(one, plain)).toMatch(/^fail: none, due since 2026-0[78]-/);
  });

  test("of a text that nobody approved carries nothing over", async () => {
    const approvals = [await approved("2026-02-01", "a"), await editorial("2026-07-01", "b", "never")];
    const ofNever = [await signed("2026-02-10", "never")];
    expect(await of(CLEO, "2026-12-01", saying("b"), approvals, ofNever)).toMatch(/^fail/);
  });

  test("carries over along a chain, ends in a loop, and never goes back", async () => {
    const first = await approved("2026-02-01", "a");
    const chain = [first, await editorial("2026-05-01", "b", "a"), await editorial("2026-07-01", "c", "b")];
    expect(await of(CLEO, "2026-12-01", saying("c"), chain, await ofA())).toMatch(/^pass/);
    const loop = [first, await editorial("2026-05-01", "b", "c"), await editorial("2026-07-01", "c", "b")];
    expect(await of(CLEO, "2026-12-01", saying("c"), loop, await ofA())).toMatch(/^fail/);
    const back = [await editorial("2026-05-01", "b", "a"), await approved("2026-07-01", "a"), first];
    expect(await of(CLEO, "2026-12-01", saying("a"), back, [await signed("2026-06-01", "b")])).toMatch(
      /^fail/,
    );
  });

  test("names both the former text and what changed", async () => {
    const silent = JSON.stringify({ former: { keys: await digest("a") } });
    const one = await editorial("2026-07-01", "b", "a", { content: silent });
    const { report } = await on("2026-12-01", saying("b"), [
      [approval, [one]],
      [read, []],
    ]);
    expect(report.refused).toMatchObject([
      { why: "change: an editorial change names both the former text and what changed" },
    ]);
  });
});

describe("a part of a program", () => {
  test("that is a policy is judged with everything that its controls ask for", async () => {
    const recording = recordingOf(
      [listingOf(recordsOf(approval), [await approved("2026-02-01", "a")]), listingOf(recordsOf(read), [])],
      "2026-06-01T12:00:00.000Z",
    );
    const whole = inWords(await judged(saying("a"), recording));
    expect(inWords(await judged(planRun(saying("a"), ["keys"]), recording))).toBe(whole);
    expect(whole).toContain("keys pass");
    expect(whole).toContain("cleo/keys fail");
  });

  test("that is an acknowledgement reads approvals, and judges none", async () => {
    const plan = planRun(saying("a"), ["read"]);
    expect(plan.collectors.map(({ id }) => id)).toEqual(["evidence/approval", "evidence/read"]);
    const recording = recordingOf(
      [listingOf(recordsOf(approval), [await approved("2026-02-01", "a")]), listingOf(recordsOf(read), [])],
      "2026-06-01T12:00:00.000Z",
    );
    const { observations } = await judged(plan, recording);
    expect(new Set(observations.map(({ check }) => check))).toEqual(new Set(["read"]));
    const without = recordingOf([listingOf(recordsOf(read), [])], "2026-06-01T12:00:00.000Z");
    expect(inWords(await judged(plan, without))).toMatch(/^error: evidence\/approval was not collected/);
  });
});
