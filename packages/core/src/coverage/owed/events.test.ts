import { expect, test } from "vitest";
import { attested, days, type Program } from "../../index.ts";
import type { Collector } from "../../language/checks/collector.ts";
import type { EvidenceEvent } from "../../language/evidence/requirement.ts";
import { defineCollector, defineProviderKind } from "../../provider/index.ts";
import { programOf, record, records } from "../../run/evidence/evidence.fixture.ts";
import { coverageOf, inWords } from "./occurrences.fixture.ts";

const desk = defineProviderKind<unknown>()("desk", ["site"]);
const incidents = defineCollector({
  id: "desk/incidents",
  resource: "incident",
  provider: desk,
  per: "site",
  operations: ["desk:List"],
  schema: {} as never,
  collect: () => [] as never,
}) as unknown as Collector<EvidenceEvent>;
const review = attested("incident-review", { within: days(5), after: incidents });
const program: Program = programOf([review], { providers: [records, { ...records, type: desk }] });

/** What is told of the year, where so much happened and so much was written up. */
async function told(
  happened: readonly EvidenceEvent[],
  reviews: readonly ReturnType<typeof record>[],
): Promise<readonly string[]> {
  const others = { "desk/incidents": happened };
  return inWords(await coverageOf([["2026-01-01", program]], [[review, reviews]], {}, others));
}

test("where nothing happened, the complete listing says so: no occurrence", async () => {
  expect(await told([], [])).toEqual([
    "undefined 2026-01-01 to 2026-12-31 no-occurrence (None of the 0 in the complete listing desk/incidents happened since 2026-01-01.)",
  ]);
});

test("where something happened, each is told, and nothing of the days before it", async () => {
  const happened = [
    { id: "INC-1", on: "2026-03-10" },
    { id: "INC-2", on: "2026-06-10" },
  ] as const;
  const reviews = [record("incident-review/a.md", { on: "2026-03-12", for: "INC-1" })];
  expect(await told(happened, reviews)).toEqual([
    "INC-1 2026-03-12 to 2026-12-31 operated",
    "INC-2 2026-06-16 to 2026-12-31 gap",
  ]);
});
