import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePolicy } from "../../language/company/policy.ts";
import { should } from "../../language/company/statement.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { days, years } from "../../language/values/quantity.ts";
import { recordingOf } from "../../testing/recording.ts";
import { planRun } from "../plan.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, gone, judged, on as judgedOn, programOf, record } from "./evidence.fixture.ts";

const kind = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
});
const approval = approvalKind.require("approvals", { every: years(1), reviewer: ana });
const acknowledgement = kind.require("acknowledgements", { within: days(30) });
const keys = definePolicy({
  id: "keys",
  title: "Keys",
  owner: ana,
  effective: "2026-01-01",
  review: "annual",
  statements: [should("K-1")`Rotate keys.`],
});
const program = programOf([approval, acknowledgement], { policies: [keys], people: [ana, ben, gone] });
const text = (await digestsOf(program)).get("keys") as string;
const former = "f".repeat(64);

const approved = (day: IsoDate, digest = text, change: Partial<EvidenceRecord> = {}) =>
  record(`approvals/${day}.md`, { on: day, policies: { keys: digest }, ...change });
const acknowledged = (people: Record<string, IsoDate>, digest = text) =>
  record(`acknowledgements/${Object.keys(people).join("-")}-${digest.slice(0, 1)}.md`, {
    people,
    policies: { keys: digest },
  });

async function adoptionOn(
  day: IsoDate,
  approvals: readonly EvidenceRecord[],
  acknowledgements: readonly EvidenceRecord[] = [],
) {
  const { report } = await judgedOn(day, program, [
    [approval, approvals],
    [acknowledgement, acknowledgements],
  ]);
  const [one] = report.adoption;
  if (one === undefined) throw new Error("There is one policy.");
  return one;
}

describe("the adoption of a policy", () => {
  test("says which text is in force since when, by which record, and when it is to be approved anew", async () => {
    const { digest, inForce, approval: state } = await adoptionOn("2026-06-01", [approved("2026-02-01")]);
    expect(digest).toBe(text);
    expect(inForce).toEqual({
      digest: text,
      from: "2026-02-01",
      by: { id: "approvals/2026-02-01.md", on: "2026-02-01", submittedBy: "ben", reviewedBy: "ana" },
    });
    expect(state).toEqual({ state: "approved", due: "2027-12-31" });
  });

  test("tells of one that is to be approved anew, while there is still time", async () => {
    const patient = approvalKind.require("approvals", {
      every: years(1),
      reviewer: ana,
      tolerance: days(10),
    });
    const slow = programOf([patient], { policies: [keys], people: [ana, ben] });
    const on = async (day: IsoDate) =>
      (await judgedOn(day, slow, [[patient, [approved("2026-02-01")]]])).report.adoption[0]?.approval;
    expect(await on("2027-12-31")).toEqual({ state: "approved", due: "2027-12-31" });
    expect(await on("2028-01-01")).toEqual({ state: "approved", due: "2027-12-31", renewalDue: true });
    expect((await on("2028-01-11"))?.state).toBe("not-approved");
  });

  test("is in force since the first approval in a row, by the last one", async () => {
    const all = [approved("2026-02-01"), approved("2027-02-01")];
    const { inForce } = await adoptionOn("2027-06-01", all);
    expect([inForce?.from, inForce?.by.id]).toEqual(["2026-02-01", "approvals/2027-02-01.md"]);
  });

  test("is none where nobody approved, and where the record does not count", async () => {
    const missing = { state: "not-approved", reason: "none, due since 2026-01-01", due: "2026-01-01" };
    expect((await adoptionOn("2026-06-01", [])).approval).toEqual(missing);
    const alone = await adoptionOn("2026-06-01", [approved("2026-02-01", text, { reviewedBy: "ben" })]);
    expect([alone.approval, alone.inForce]).toEqual([missing, undefined]);
  });

  test("is of another text where the program's is not approved: which one is in force is told", async () => {
    const { approval: state, inForce } = await adoptionOn("2026-06-01", [approved("2026-02-01", former)]);
    expect(state.state).toBe("not-approved");
    expect(inForce?.digest).toBe(former);
  });

  test("waits before the policy takes effect, and is undecided where a record cannot be read", async () => {
    expect((await adoptionOn("2025-12-20", [])).approval).toEqual({
      state: "waiting",
      reason: "It takes effect on 2026-01-01.",
      due: "2026-01-01",
    });
    const faults = [{ line: 2, field: "on", message: "is no calendar day" }];
    const { approval: state } = await adoptionOn("2026-06-01", [approved("2026-02-01", text, { faults })]);
    expect(state).toMatchObject({
      state: "undecided",
      reason: "approvals/2026-02-01.md cannot be told to answer it: line 2 on: is no calendar day.",
    });
  });

  test("is not judged where nothing reads records, nothing asks, or the run was asked for something else", async () => {
    const blind = programOf([approval, acknowledgement], { policies: [keys], providers: [] });
    const recording = recordingOf([], "2026-06-01T12:00:00.000Z");
    const [unread] = (await judged(blind, recording)).report.adoption;
    const reason = "Nothing reads records: add evidence() to the program's providers.";
    expect(unread?.approval).toEqual({ state: "not-judged", reason });
    expect(unread?.acknowledgements).toMatchObject({ state: "not-judged", reason, asked: 0, given: 0 });
    const other = approvalKind.require("other", { every: years(1) });
    for (const plan of [
      planRun(program, ["acknowledgements"]),
      programOf([], { policies: [keys], controls: [] }),
    ]) {
      const [one] = (await judged(plan, recording)).report.adoption;
      expect(one?.approval).toEqual({ state: "not-judged", reason: "Its approval was not judged." });
    }
    const twice = programOf([approval, other], { policies: [keys] });
    const { report } = await judgedOn("2026-06-01", twice, [
      [approval, [approved("2026-02-01")]],
      [other, []],
    ]);
    expect(report.adoption[0]?.approval.state).toBe("not-approved");
    expect(report.adoption[0]?.acknowledgements.state).toBe("not-judged");
  });
});

describe("who has still to acknowledge it", () => {
  const approvals = [approved("2026-04-01")];
  const on = async (day: IsoDate, all: readonly EvidenceRecord[], given = approvals) => {
    const { asked, given: done, owing, state } = (await adoptionOn(day, given, all)).acknowledgements;
    expect(state).toBe("judged");
    return `${done} of ${asked}; ${owing.map(({ person, due, overdue }) => `${person} ${due}${overdue ? " overdue" : ""}`).join(", ")}`;
  };

  test("is who works here, and not who left", async () => {
    expect(await on("2026-04-15", [])).toBe("0 of 3; ana 2026-05-01, ben 2026-05-01, gone 2026-05-01");
    expect(await on("2026-05-01", [])).toBe("0 of 2; ana 2026-05-01, ben 2026-05-01");
    expect(await on("2026-05-02", [])).toBe("0 of 2; ana 2026-05-01 overdue, ben 2026-05-01 overdue");
    const both = acknowledged({ ana: "2026-04-20", ben: "2026-04-21" });
    expect(await on("2026-06-01", [both])).toBe("2 of 2; ");
    expect(await on("2026-06-01", [acknowledged({ ana: "2026-04-20" })])).toBe(
      "1 of 2; ben 2026-05-01 overdue",
    );
  });

  test("is asked by nobody while no text is in force, and what is to come does not count", async () => {
    expect(await on("2026-04-15", [], [])).toBe("0 of 0; ");
    expect(await on("2026-05-02", [acknowledged({ ana: "2026-05-03" })])).toContain("ana 2026-05-01 overdue");
    expect(await on("2026-05-02", [acknowledged({ ana: "2026-03-01" })])).toContain("ana 2026-05-01 overdue");
  });

  test("is who acknowledged a former text alone, though nothing of theirs fails yet", async () => {
    const texts = [approved("2026-02-01", former), approved("2026-05-10")];
    const old = acknowledged({ ana: "2026-02-10", ben: "2026-04-01" }, former);
    const { report } = await judgedOn("2026-05-20", program, [
      [approval, texts],
      [acknowledgement, [old]],
    ]);
    expect(report.controls[0]?.requirements[1]).toMatchObject({ outcome: "pass", counts: { pass: 2 } });
    expect(await on("2026-05-20", [old], texts)).toBe("0 of 2; ana 2026-06-09, ben 2026-06-09");
    const anew = acknowledged({ ana: "2026-05-12" });
    expect(await on("2026-05-20", [old, anew], texts)).toBe("1 of 2; ben 2026-06-09");
  });

  test("is undecided where a record about them cannot be read, and never given", async () => {
    const broken = record("acknowledgements/x.md", { faults: [{ line: 3, message: "is no list" }] });
    const all = [acknowledged({ ana: "2026-04-20" }), broken];
    expect((await adoptionOn("2026-06-01", approvals, all)).acknowledgements).toMatchObject({
      state: "judged",
      asked: 2,
      given: 1,
      undecided: 1,
      owing: [],
    });
  });

  test("is nobody by name where the kind is restricted", async () => {
    const secret = defineEvidenceKind({
      id: "secret",
      title: "Secret",
      about: "person-policy",
      restricted: true,
      schema: z.object({}),
    });
    const asked = secret.require("secrets", { within: days(30) });
    const apart = programOf([approval, asked], { policies: [keys], people: [ana, ben] });
    const { report } = await judgedOn("2026-06-01", apart, [
      [approval, approvals],
      [asked, []],
    ]);
    expect(report.adoption[0]?.acknowledgements.owing).toEqual([
      { person: "somebody", due: "2026-05-01", overdue: true },
      { person: "somebody", due: "2026-05-01", overdue: true },
    ]);
  });
});
