import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  attested,
  type Collector,
  defineControl,
  definePerson,
  type Person,
  type Program,
  type ReviewedFile,
  reviewsFrom,
  soc2,
  years,
} from "../../index.ts";
import { keepPlan } from "../../keep/keep-plan.ts";
import { keptPlanSchema } from "../../keep/kept-plan.ts";
import { defineCollector, defineProviderKind } from "../../provider/index.ts";
import { planRun } from "../../run/index.ts";
import { recordingOf } from "../../testing/index.ts";
import { ana, rotation, vaultProgram } from "../../vault.fixture.ts";
import { seenRuns } from "../runs/runs.fixture.ts";
import { planChangesIn } from "./plan-changes.ts";

const forge = defineProviderKind<unknown>()("forge", ["house"]);
const files = defineCollector({
  id: "forge/files",
  resource: "file",
  provider: forge,
  per: "house",
  operations: ["forge:List"],
  schema: z.looseObject({ id: z.string() }) as never,
  async *collect() {
    yield* [];
  },
}) as unknown as Collector<ReviewedFile>;
const reviews = reviewsFrom("forge/reviews", files, (file) => file);
const listed = defineControl({
  ...rotation,
  id: "listed",
  statement: "Ana lists it.",
  satisfies: [soc2("CC6.1")],
  checks: [],
  evidence: [attested("list", { every: years(1) })],
  implementedFrom: "2026-01-01",
});
const boss = definePerson({ ...ana, identities: { forge: "a-s", mail: "ana@example.com" } });
const clerk = definePerson({ id: "clerk", name: "Clerk" });
const programOf = (recordReviews?: typeof reviews, people: readonly Person[] = [boss, clerk]): Program =>
  vaultProgram({
    people,
    controls: [rotation, listed],
    ...(recordReviews !== undefined && { recordReviews }),
  });

describe("a plan that is kept", () => {
  test("says which listing tells who approved records, and what people are called there and nowhere else", async () => {
    const plan = await keepPlan(planRun(programOf(reviews)), "2026-03-01");
    expect(plan.recordReviews).toEqual({ listing: "forge/reviews", identity: "forge" });
    expect(plan.people).toEqual([{ id: "ana", identities: { forge: "a-s" } }, { id: "clerk" }]);
    expect(keptPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test("says nothing of either where no program reads it", async () => {
    const plan = await keepPlan(planRun(programOf()), "2026-03-01");
    expect(plan.people).toEqual([{ id: "ana" }, { id: "clerk" }]);
    expect(plan).not.toHaveProperty("recordReviews");
  });
});

/** What is told of one edit, with `-` where less is asked. */
async function told(before: Program, after: Program): Promise<readonly string[]> {
  const empty = (day: string) => recordingOf([], `${day}T06:00:00.000Z`);
  const runs = await seenRuns([
    { day: "2026-03-01", program: before, recording: empty("2026-03-01") },
    { day: "2026-03-02", program: after, recording: empty("2026-03-02") },
  ]);
  return planChangesIn(runs).map(
    ({ noun, id, what, looser }) => `${looser ? "- " : ""}${noun} ${id} ${what}`,
  );
}

describe("an edit of who approves records", () => {
  const NAMED = "whose reviewer they name";
  const APPROVED = "that forge/reviews says were approved";

  test("is told, and asks for less where it was read before", async () => {
    expect(await told(programOf(), programOf(reviews))).toEqual([
      `program Test counts records ${APPROVED}, and did ${NAMED}`,
    ]);
    expect(await told(programOf(reviews), programOf())).toEqual([
      `- program Test counts records ${NAMED}, and did ${APPROVED}`,
    ]);
    const elsewhere = reviewsFrom("forge/others", files, (file) => file);
    expect(await told(programOf(reviews), programOf(elsewhere))).toEqual([
      `- program Test counts records that forge/others says were approved, and did ${APPROVED}`,
    ]);
  });

  test("is told of a person who is called otherwise there, and of none who is called otherwise elsewhere", async () => {
    const CALLED = "is called otherwise where records are approved";
    const as = (identities: Readonly<Record<string, string>>) => [
      definePerson({ ...ana, identities }),
      clerk,
    ];
    expect(await told(programOf(reviews), programOf(reviews, as({ forge: "other" })))).toEqual([
      `- person ana ${CALLED}`,
    ]);
    expect(await told(programOf(reviews), programOf(reviews, as({})))).toEqual([`- person ana ${CALLED}`]);
    expect(await told(programOf(reviews), programOf(reviews, as({ forge: "a-s", mail: "x" })))).toEqual([]);
    expect(await told(programOf(), programOf(undefined, as({ forge: "other" })))).toEqual([]);
  });
});
