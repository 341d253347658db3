import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePolicy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import { must } from "../../language/company/statement.ts";
import { approvalKind } from "../../language/evidence/built-in.ts";
import { defineEvidenceKind } from "../../language/evidence/define-kind.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { defineEnvironment } from "../../language/values/environment.ts";
import { atMost } from "../../language/values/limit.ts";
import { defineParameter } from "../../language/values/parameter.ts";
import { days, years } from "../../language/values/quantity.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, mia, on, programOf, record, said } from "./evidence.fixture.ts";

const acknowledgementKind = defineEvidenceKind({
  id: "acknowledgement",
  title: "Acknowledgement",
  about: "person-policy",
  schema: z.object({}),
});
const age = defineParameter("key-age", atMost(days(365)));
const approval = approvalKind.require("policy-approval", { every: years(1), reviewer: ana });
const acknowledgement = acknowledgementKind.require("policy-acknowledgement", {
  within: days(30),
  parameters: [age],
});
const [keys] = programOf([acknowledgement]).controls;

function programSaying(
  sentence: "Rotate keys" | "Rotate every key",
  settings: Program["settings"] = [],
): Program {
  const texts = {
    "Rotate keys": must("K-1")`Rotate keys every ${age}.`,
    "Rotate every key": must("K-1")`Rotate every key every ${age}.`,
  };
  const policy = definePolicy({
    id: "encryption",
    title: "Encryption",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [texts[sentence].by(keys as never)],
  });
  return programOf([approval, acknowledgement], { policies: [policy], people: [ana, ben, mia], settings });
}

const digest = async (program: Program) => (await digestsOf(program)).get("encryption") as string;
const approved = (day: IsoDate, text: string, change: Partial<EvidenceRecord> = {}) =>
  record(`policy-approval/${day}.md`, { on: day, policies: { encryption: text }, ...change });
const accepted = (id: string, people: Record<string, IsoDate>, text: string) =>
  record(`policy-acknowledgement/${id}.md`, { people, policies: { encryption: text } });
const at = (
  day: IsoDate,
  program: Program,
  approvals: readonly EvidenceRecord[],
  acknowledgements: readonly EvidenceRecord[] = [],
) =>
  said(day, program, [
    [approval, approvals],
    [acknowledgement, acknowledgements],
  ]);

describe("the approval of a policy", () => {
  const program = programSaying("Rotate keys");
  test("is due when it takes effect, binds to the text, and is renewed each year", async () => {
    const text = await digest(program);
    expect(await at("2026-01-01", program, [])).toContain("manual: Nobody is due before 2026-01-01.");
    expect(await at("2026-01-02", program, [])).toContain("encryption fail: none, due since 2026-01-01");
    expect(await at("2026-06-01", program, [approved("2026-02-01", text)])).toContain(
      "encryption pass: policy-approval/2026-02-01.md of 2026-02-01, reviewed by ana as it says",
    );
    expect(await at("2028-01-01", program, [approved("2026-02-01", text)])).toContain(
      "encryption fail: none, due since 2027-12-31",
    );
    const renewed = [approved("2026-02-01", text), approved("2027-02-01", text)];
    expect(await at("2028-01-01", program, renewed)).toContain("encryption pass");
  });

  test("of before it takes effect is good until it would be renewed", async () => {
    const text = await digest(program);
    const early = [approved("2025-12-20", text)];
    for (const day of ["2026-01-01", "2026-12-19"] as const)
      expect(await at(day, program, early)).toContain(
        "encryption pass: policy-approval/2025-12-20.md of 2025-12-20, reviewed by ana as it says",
      );
    expect(await at("2026-12-20", program, early)).toContain(
      "encryption fail: none, due since 2026-12-19; the last is policy-approval/2025-12-20.md",
    );
    const renewed = [...early, approved("2026-12-01", text)];
    expect(await at("2026-12-20", program, renewed)).toContain("encryption pass");
    expect(await at("2027-12-31", program, renewed)).toContain("encryption pass");
    expect(await at("2028-01-01", program, renewed)).toContain("encryption fail: none, due since 2027-12-31");
    expect(await at("2026-01-02", program, [approved("2024-12-31", text)])).toContain("encryption fail");
  });

  test("of so long ago that it had to be renewed is as good as none, and no worse", async () => {
    const text = await digest(program);
    const old = [approved("2020-06-01", text)];
    expect(await at("2026-01-01", program, old)).toContain("manual: Nobody is due before 2026-01-01.");
    expect(await at("2026-01-02", program, old)).toContain("encryption fail: none, due since 2026-01-01");
  });

  test("is told before it is due, where it takes effect soon", async () => {
    const { observations } = await on("2025-12-20", program, [
      [approval, []],
      [acknowledgement, []],
    ]);
    expect(observations[0]).toMatchObject({
      outcome: "manual",
      reason: "Nobody is due before 2026-01-01.",
      due: "2026-01-01",
    });
  });

  test("of another text is none of this one", async () => {
    const other = await digest(programSaying("Rotate every key"));
    expect(await at("2026-06-01", program, [approved("2026-02-01", other)])).toMatch(
      /^encryption fail: none, due since 2026-01-01; the last is policy-approval\/2026-02-01\.md/,
    );
  });
});

describe("acknowledgements", () => {
  test("are due so long after the text is in force, or after somebody starts", async () => {
    const program = programSaying("Rotate keys");
    const text = await digest(program);
    const all = [approved("2026-02-01", text)];
    expect(await at("2026-02-10", program, all)).toContain("manual: Nobody is due before 2026-03-03.");
    const some = [accepted("a", { ana: "2026-02-05" }, text)];
    expect(await at("2026-04-16", program, all, some)).toContain("ana/encryption pass");
    expect(await at("2026-04-15", program, all, some)).toContain(
      "mia/encryption not-applicable: First due 2026-04-15.",
    );
    expect(await at("2026-04-16", program, all, some)).toContain(
      "mia/encryption fail: none, due since 2026-04-15",
    );
  });

  test("of a changed number are void from the day of its approval and the time that people have", async () => {
    const before = programSaying("Rotate keys");
    const after = programSaying("Rotate keys", [age.to({ days: 90 })]);
    const [old, now] = [await digest(before), await digest(after)];
    expect(old).not.toBe(now);
    const approvals = [approved("2026-02-01", old), approved("2026-07-01", now)];
    const given = [accepted("a", { ana: "2026-02-05", ben: "2026-03-20" }, old)];
    expect(await at("2026-07-31", after, approvals, given)).toContain("ana/encryption pass");
    expect(await at("2026-08-01", after, approvals, given)).toContain(
      "ana/encryption fail: none, due since 2026-07-31",
    );
    const again = [...given, accepted("b", { ana: "2026-07-20" }, now)];
    expect(await at("2026-08-01", after, approvals, again)).toContain(
      "ana/encryption pass: policy-acknowledgement/b.md",
    );
    expect(await at("2026-08-01", after, approvals, again)).toContain("ben/encryption fail");
  });

  test("carry over a text that is said to demand the same", async () => {
    const [before, after] = [programSaying("Rotate keys"), programSaying("Rotate every key")];
    const [old, now] = [await digest(before), await digest(after)];
    const editorial = approved("2026-07-01", now, {
      content: JSON.stringify({ former: { encryption: old }, change: "Says which keys." }),
    });
    const given = [accepted("a", { ana: "2026-02-05", ben: "2026-03-20" }, old)];
    const approvals = [approved("2026-02-01", old), editorial];
    const later = await at("2026-12-01", after, approvals, given);
    expect(later).toContain("ana/encryption pass");
    expect(later).toContain("ben/encryption pass");
    const plain = [approved("2026-02-01", old), approved("2026-07-01", now)];
    expect(await at("2026-12-01", after, plain, given)).toContain("ana/encryption fail");
  });

  test("of a policy that nobody approved are owed by nobody", async () => {
    expect(await at("2026-06-01", programSaying("Rotate keys"), [])).toContain("manual: Nobody is due.");
  });

  test("of nobody's approvals are of the text as it stands", async () => {
    const { policies } = programSaying("Rotate keys");
    const program = programOf([acknowledgement], { policies, people: [ana, ben, mia] });
    const { observations } = await on("2026-02-01", program, [[acknowledgement, []]]);
    expect(observations).toMatchObject([
      { resource: { id: "ana/encryption" }, outcome: "fail" },
      { resource: { id: "ben/encryption" }, outcome: "fail" },
      { resource: { id: "mia/encryption" }, outcome: "not-applicable" },
    ]);
  });
});

describe("the digest of a policy", () => {
  const production = defineEnvironment("production");
  const renamed = defineEnvironment("live");
  test("changes with what it demands, and with nothing else", async () => {
    const text = await digest(programSaying("Rotate keys"));
    expect(await digest(programSaying("Rotate every key"))).not.toBe(text);
    expect(await digest(programSaying("Rotate keys", [age.to({ days: 90 })]))).not.toBe(text);
    expect(await digest(programSaying("Rotate keys", [age.to({ days: 365 })]))).toBe(text);
    const within = (environment: typeof production) =>
      digest(programSaying("Rotate keys", [age.to({ days: 90 }).in(environment)]));
    expect(await within(production)).not.toBe(text);
    expect(await within(renamed)).toBe(await within(production));
  });
});
