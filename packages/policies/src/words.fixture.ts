import type { Control, Policy, Statement } from "@bylaw/core";
import { statementText } from "@bylaw/core/run";
import { judge, recordingOf } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import type { Given } from "./resources.fixture.ts";

/** What stands behind words: a check that `given` breaks or leaves out, evidence that asks for it, or the platform. */
export type Reader =
  | { readonly check: string; readonly given: Given; readonly outcome: "fail" | "not-applicable" }
  | { readonly evidence: string; readonly asks: string }
  | { readonly platform: string };

/** A piece of a sentence, and everything that stands behind it. */
export type Piece = readonly [words: string, ...by: readonly Reader[]];

/** A policy, its controls without any provider, those that providers supply in their place, and what reads each word. */
export interface Words<TId extends string> {
  readonly policy: (controls: { readonly [K in TId]: Control }) => Policy;
  readonly alone: { readonly [K in TId]: Control };
  readonly supplied?: { readonly [K in TId]?: Control };
  /** By sentence that says MUST, pieces that make up the whole of it. */
  readonly table: Readonly<Record<string, readonly Piece[]>>;
  /** What each check passes while it is whole. */
  readonly whole?: readonly (readonly [statement: string, check: string, given: Given])[];
}

export const broken = (check: string, given: Given): Reader => ({ check, given, outcome: "fail" });
export const leftOut = (check: string, given: Given): Reader => ({ check, given, outcome: "not-applicable" });
export const asked = (evidence: string, asks: string): Reader => ({ evidence, asks });
export const platform = (why: string): Reader => ({ platform: why });

/** Holds every sentence of a policy that says MUST to its words: each is read by a check, or asked for as evidence. */
export function describeWords<TId extends string>({
  policy,
  alone,
  supplied = {},
  table,
  whole = [],
}: Words<TId>): void {
  const variants: readonly (readonly [name: string, controls: { readonly [K in TId]: Control }])[] = [
    ["without a provider", alone],
    ["with providers", { ...alone, ...supplied }],
  ];
  const rows = Object.entries(table).flatMap(([id, pieces]) =>
    pieces.flatMap(([words, ...by]) => by.map((reader) => ({ id, words, reader }))),
  );
  const found = (of: Policy, id: string): Statement => {
    const one = of.statements.find((statement) => statement.id === id);
    if (one === undefined) throw new Error(`${id} is gone.`);
    return one;
  };

  test("the table has every sentence that says MUST, and the whole of each", () => {
    const { statements } = policy(alone);
    const demanded = statements.filter(({ level }) => level.startsWith("MUST"));
    expect(Object.keys(table)).toEqual(demanded.map(({ id }) => id));
    for (const one of demanded) {
      expect(table[one.id]?.map(([words]) => words).join(" ")).toBe(statementText(one, []));
    }
  });

  describe.each(variants)("%s", (_, controls) => {
    const own = policy(controls);
    test.each(rows.map(({ id, words }) => [id, words]))('%s: something shows "%s"', (id, words) => {
      const behind = rows.filter((row) => row.id === id && row.words === words);
      expect(behind.filter(({ reader }) => isAlive(reader, found(own, id)))).not.toEqual([]);
    });

    test("the table names every check and all evidence that verify a sentence", () => {
      for (const id of Object.keys(table)) {
        const named = rows.filter((row) => row.id === id).flatMap(({ reader }) => nameOf(reader));
        expect(named, id).toEqual(expect.arrayContaining([...verifying(found(own, id))]));
      }
    });
  });

  const full = policy({ ...alone, ...supplied });
  const read = rows.flatMap(({ id, words, reader }) => ("check" in reader ? [{ id, words, ...reader }] : []));
  test.each(read)("$id, $words $check: $outcome", async ({ id, check, given, outcome }) => {
    expect(await outcomesOf(found(full, id), check, given)).toEqual([outcome]);
  });
  test.each(whole)("%s: %s passes what is broken above while it is whole", async (id, check, given) => {
    expect(await outcomesOf(found(full, id), check, given)).toEqual(["pass"]);
  });

  const asking = rows.flatMap(({ id, words, reader }) =>
    "evidence" in reader ? [{ id, words, ...reader }] : [],
  );
  test.each(asking)("$id, $words $evidence asks for $asks", ({ id, evidence, asks }) => {
    const titles = variants.flatMap(([, controls]) =>
      found(policy(controls), id).verifiedBy.flatMap((control) =>
        control.evidence.flatMap((one) => (one.id === evidence ? [one.title] : [])),
      ),
    );
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(title).toContain(asks);
  });
}

function nameOf(reader: Reader): readonly string[] {
  if ("check" in reader) return [reader.check];
  return "evidence" in reader ? [reader.evidence] : [];
}

function isAlive(reader: Reader, statement: Statement): boolean {
  return "platform" in reader || verifying(statement).some((id) => nameOf(reader).includes(id));
}

function verifying({ verifiedBy, verifiedThrough }: Statement): readonly string[] {
  const all = verifiedBy.flatMap(({ checks, evidence }) => [
    ...checks.map((use) => (use.kind === "check-use" ? use.check.id : use.id)),
    ...evidence.map(({ id }) => id),
  ]);
  return verifiedThrough.length === 0 ? all : all.filter((id) => verifiedThrough.includes(id));
}

async function outcomesOf(
  { verifiedBy, id }: Statement,
  check: string,
  given: Given,
): Promise<readonly string[]> {
  const uses = verifiedBy.flatMap((control) => control.checks);
  const use = uses.find((one) => (one.kind === "check-use" ? one.check.id : one.id) === check);
  if (use === undefined) throw new Error(`${check} does not verify ${id}.`);
  return (await judge(use, recordingOf(given))).map(({ outcome }) => outcome);
}
