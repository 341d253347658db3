import { describe, expect, test } from "vitest";
import {
  atMost,
  attested,
  days,
  defineControl,
  defineParameter,
  definePerson,
  definePolicy,
  exercise,
  type IsoDate,
  months,
  type ProgramDefinition,
  says,
  should,
  staffFrom,
} from "../index.ts";
import { review } from "../run/accounts/accounts.fixture.ts";
import { planRun } from "../run/index.ts";
import { ana, bo, rotation, vaultKeys, vaultProgram } from "../vault.fixture.ts";
import { keepPlan } from "./keep-plan.ts";
import { keptPlanSchema } from "./kept-plan.ts";
import { keptDueText, keptReviewText } from "./plan-words.ts";

const interval = defineParameter("restore-interval", atMost(months(3)));
const restore = exercise("restore-test", {
  every: interval,
  firstDue: "2026-02-15",
  tolerance: days(14),
  binds: { objective: "Four hours", result: "met" },
});
const recovery = defineControl({
  ...rotation,
  id: "recovery",
  statement: says`Bo restores it every ${interval}.`,
  checks: [],
  evidence: [restore],
  implementedFrom: "2026-01-01",
});
const policy = definePolicy({
  id: "recovery",
  title: "Recovery",
  owner: bo,
  effective: "2026-01-01",
  review: "annual",
  audience: ["engineering", "support"],
  statements: [should("REC-1")`Restore every ${interval}.`.by(recovery)],
});
const eve = definePerson({ id: "eve", name: "Eve", groups: ["engineering"], start: "2026-02-01" });

const kept = (change: Partial<ProgramDefinition> = {}) =>
  keepPlan(
    planRun(
      vaultProgram({
        people: [ana, bo, eve],
        controls: [rotation, recovery],
        policies: [policy],
        ...change,
      }),
    ),
    "2026-03-01",
  );

describe("a plan that is kept", () => {
  test("is read back as it was, with first days, what records are bound to, groups and audiences", async () => {
    const plan = await kept();
    expect(keptPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
    expect(plan.requirements).toMatchObject([
      {
        due: { every: { unit: "months", amount: 3 }, firstDue: "2026-02-15" },
        binds: { objective: "Four hours", result: "met" },
      },
    ]);
    expect(plan.policies).toMatchObject([{ id: "recovery", audience: ["engineering", "support"] }]);
    expect(plan.people).toEqual([
      { id: "ana" },
      { id: "bo" },
      { id: "eve", groups: ["engineering"], start: "2026-02-01" },
    ]);
  });

  test("says of what it does not have nothing at all, as plans of before did", async () => {
    const plain = definePolicy({ ...policy, audience: undefined } as never);
    const list = attested("list", { every: months(3) });
    const plan = await kept({
      people: [ana, bo],
      policies: [plain],
      controls: [rotation, { ...recovery, evidence: [list] }],
    });
    expect(Object.keys(plan.requirements[0] ?? {})).not.toContain("binds");
    expect(Object.keys(plan.requirements[0]?.due ?? {})).toEqual(["every"]);
    expect(Object.keys(plan.policies[0] ?? {})).toEqual(["id", "digest", "effective", "owner"]);
    expect(plan.people).toEqual([{ id: "ana" }, { id: "bo" }]);
  });

  test("says which access review the records of a requirement have to be of, and since when", async () => {
    const of = async (since?: IsoDate) => {
      const declared = { ...review, requirement: "restore-test", ...(since !== undefined && { since }) };
      const plan = await kept({ accessReviews: [declared] });
      expect(keptPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
      return plan.requirements[0];
    };
    const without = await kept();
    expect(without.requirements[0]).not.toHaveProperty("review");
    expect((await of())?.review).toEqual({ id: "accounts" });
    expect((await of("2026-03-01"))?.review).toEqual({ id: "accounts", since: "2026-03-01" });
    expect(keptReviewText({})).toBe("records that people file");
    expect(keptReviewText((await of()) ?? {})).toBe("closed reviews of accounts");
    expect(keptReviewText((await of("2026-03-01")) ?? {})).toBe(
      "closed reviews of accounts since 2026-03-01",
    );
  });

  test("has the sentence of a control with the number of that day, and how often it is", async () => {
    const of = async (change: Partial<ProgramDefinition>) => {
      const control = (await kept(change)).controls.find(({ id }) => id === "recovery");
      return [control?.statement, control?.frequency];
    };
    expect(await of({})).toEqual(["Bo restores it every 3 months.", "quarterly"]);
    expect(await of({ settings: [interval.to({ months: 1 })] })).toEqual([
      "Bo restores it every month.",
      "monthly",
    ]);
  });

  test("has no people where a listing says who works here, and in which groups", async () => {
    const people = staffFrom("vault/staff", vaultKeys, ({ id }) => ({ id, groups: ["engineering"] }));
    expect(await kept({ people })).not.toHaveProperty("people");
  });

  test("of a program that binds an empty record of fields says so", async () => {
    const list = attested("list", { every: months(3), binds: {} });
    const plan = await kept({ controls: [rotation, { ...recovery, evidence: [list] }] });
    expect(plan.requirements[0]?.binds).toEqual({});
  });

  test.each<[string, object]>([
    ["a first day that is none", { due: { every: { unit: "months", amount: 3 }, firstDue: "2026-02-30" } }],
    ["a bound number", { binds: { result: 3 } }],
    ["a list that is bound", { binds: ["met"] }],
    ["a term of another version", { bound: {} }],
  ])("with %s is refused where it is read", async (_, change) => {
    const { requirements, ...plan } = await kept();
    const [requirement] = requirements;
    const changed = { ...plan, requirements: [{ ...requirement, ...change }] };
    expect(keptPlanSchema.safeParse(JSON.parse(JSON.stringify(changed))).success).toBe(false);
  });

  test.each<[string, object]>([
    [
      "an audience that is no list",
      { policies: [{ id: "p", digest: "", effective: "2026-01-01", owner: "a", audience: "all" }] },
    ],
    ["groups that are no texts", { people: [{ id: "eve", groups: [1] }] }],
  ])("with %s is refused where it is read", async (_, change) => {
    expect(keptPlanSchema.safeParse({ ...(await kept()), ...change }).success).toBe(false);
  });
});

test("a due is said in words", () => {
  const three = { unit: "months", amount: 3 } as const;
  const thirty = { unit: "days", amount: 30 } as const;
  expect(
    [
      { every: three },
      { every: three, firstDue: "2026-02-15" },
      { every: { unit: "years", amount: 1 }, within: thirty },
      { within: thirty, after: "start" },
      { within: { unit: "days", amount: 1 }, after: "vault/incidents" },
      { once: "2026-06-30" },
    ].map((due) => keptDueText(due as never)),
  ).toEqual([
    "every 3 months",
    "every 3 months, first by 2026-02-15",
    "within 30 days, then every 1 year",
    "within 30 days of start",
    "within 1 day of vault/incidents",
    "once, by 2026-06-30",
  ]);
});
