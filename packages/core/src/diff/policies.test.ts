import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePolicy, type Policy } from "../language/company/policy.ts";
import type { Program } from "../language/company/program.ts";
import { should } from "../language/company/statement.ts";
import { approvalKind } from "../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../language/evidence/record.ts";
import { recordsOf } from "../language/evidence/records.ts";
import { days, years } from "../language/values/quantity.ts";
import { digestsOf } from "../run/evidence/digests.ts";
import { ana, ben, programOf, record } from "../run/evidence/evidence.fixture.ts";
import { listingOf, recordingOf } from "../testing/recording.ts";
import { diff, turns } from "./diff.fixture.ts";

const approval = approvalKind.require("approvals", { every: years(1), reviewer: ana });
const kind = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
});
const acknowledgement = kind.require("acknowledgements", { within: days(30) });

function policyOf(text: "Rotate keys." | "Turn keys."): Policy {
  const say = should("K-1");
  return definePolicy({
    id: "keys",
    title: "Keys",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [text === "Rotate keys." ? say`Rotate keys.` : say`Turn keys.`],
  });
}

const holding = (policy: Policy): Program =>
  programOf([approval, acknowledgement], { policies: [policy], people: [ana, ben] });
const [before, after] = [holding(policyOf("Rotate keys.")), holding(policyOf("Turn keys."))];
const former = (await digestsOf(before)).get("keys") as string;
const text = (await digestsOf(after)).get("keys") as string;

const approved = (day: "2026-01-02" | "2026-03-01", digest: string, change: Partial<EvidenceRecord> = {}) =>
  record(`approvals/${day}.md`, { on: day, policies: { keys: digest }, ...change });
const acknowledged = record("acknowledgements/all.md", {
  people: { ana: "2026-01-03", ben: "2026-01-04" },
  policies: { keys: former },
});

async function told(approvals: readonly EvidenceRecord[], from = before, to = after) {
  const listings = [
    listingOf(recordsOf(approval), approvals),
    listingOf(recordsOf(acknowledgement), [acknowledged]),
  ];
  return diff(from, to, recordingOf(listings, "2026-03-10T12:00:00.000Z"));
}

describe("a policy whose text changes", () => {
  test("loses its approval at once, and acknowledgements once the new text is approved", async () => {
    const changed = await told([approved("2026-01-02", former)]);
    expect(changed.policies).toEqual([
      {
        policy: "keys",
        title: "Keys",
        was: former,
        is: text,
        voids: { id: "approvals/2026-01-02.md", on: "2026-01-02", submittedBy: "ben", reviewedBy: "ana" },
        approval: "not-approved",
        acknowledgements: ["ana", "ben"],
        untilApproved: true,
      },
    ]);
    expect(turns(changed)[0]).toMatch(/^newly-failing asked \/ approvals: .*pass>fail$/);
    expect(changed.exitCode).toBe(1);
  });

  test("loses acknowledgements where the new text is approved already", async () => {
    const [changed] = (await told([approved("2026-01-02", former), approved("2026-03-01", text)])).policies;
    expect(changed).toMatchObject({
      approval: "approved",
      acknowledgements: ["ana", "ben"],
      untilApproved: false,
    });
    expect(changed).not.toHaveProperty("voids");
  });

  test("keeps them by an editorial record", async () => {
    const editorial = approved("2026-03-01", text, {
      content: JSON.stringify({ former: { keys: former }, change: "A word." }),
    });
    const [changed] = (await told([approved("2026-01-02", former), editorial])).policies;
    expect(changed).toMatchObject({ approval: "approved", acknowledgements: [], untilApproved: false });
  });

  test("voids nothing that was not there", async () => {
    const [changed] = (await told([])).policies;
    expect(changed).toMatchObject({ approval: "not-approved" });
    expect(changed).not.toHaveProperty("voids");
  });

  test("and one whose text does not change is not told of", async () => {
    expect(
      (await told([approved("2026-01-02", former)], before, holding(policyOf("Rotate keys.")))).policies,
    ).toEqual([]);
  });
});

test("what people owe under a restricted kind is told without their names", async () => {
  const screening = defineEvidenceKind({
    id: "screening",
    title: "Screening",
    about: "person",
    schema: z.object({}),
    restricted: true,
  }).require("screenings", { within: days(30) });
  const [base, asking] = [
    programOf([approval], { people: [ana, ben] }),
    programOf([approval, screening], { people: [ana, ben] }),
  ];
  const listings = [listingOf(recordsOf(approval), []), listingOf(recordsOf(screening), [])];
  const changed = await diff(base, asking, recordingOf(listings, "2026-06-10T12:00:00.000Z"));
  const [first] = changed.verdicts.filter(({ check }) => check === "screenings");
  expect(first).toMatchObject({ kind: "newly-failing", total: 2 });
  expect(first?.shown).toEqual([
    { subject: "somebody", is: "fail", lines: [] },
    { subject: "somebody", is: "fail", lines: [] },
  ]);
});
