import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineEvidenceKind, fact, type IsoDate, months } from "../../index.ts";
import type { EvidenceRecord } from "../../language/evidence/record.ts";
import { ana, on, programOf, record, said } from "./evidence.fixture.ts";

const acceptance = defineEvidenceKind({
  id: "acceptance",
  title: "Acceptance",
  about: "company",
  schema: z.object({
    residual: z.string().trim().optional(),
    tier: z.union([z.string(), z.number(), z.array(z.string())]).optional(),
  }),
});
const terms = { every: months(3), reviewer: ana } as const;
const of = (residual: string, change: object = {}) =>
  acceptance.require("acceptance", { ...terms, binds: { residual }, ...change });
const saying = (content: object, on: IsoDate = "2026-02-10", change: Partial<EvidenceRecord> = {}) =>
  record(`acceptance/${on}.md`, { on, content: JSON.stringify(content), ...change });
const at = (day: IsoDate, requirement: ReturnType<typeof of>, ...records: readonly EvidenceRecord[]) =>
  said(day, programOf([requirement]), [[requirement, records]]);

/** Why a record does not count on a day after its window, as a line of the report says. */
async function whyNot(requirement: ReturnType<typeof of>, one: EvidenceRecord): Promise<string> {
  const { observations } = await on("2026-04-01", programOf([requirement]), [[requirement, [one]]]);
  const [observation] = observations;
  expect(observation?.outcome).toBe("fail");
  return observation?.assertions.map(({ name, observed }) => `${name}: ${observed}`).at(-1) ?? "";
}

describe("a record that is bound to what it is about", () => {
  const low = of("unlikely, minor");

  test("counts where it says what is so now", async () => {
    expect(await at("2026-04-01", low, saying({ residual: "unlikely, minor" }))).toBe(
      "pass: acceptance/2026-02-10.md of 2026-02-10, reviewed by ana as it says",
    );
  });

  test("is read as its kind reads it", async () => {
    expect(await at("2026-04-01", low, saying({ residual: " unlikely, minor\n" }))).toContain("pass");
  });

  test.each<[string, object, string]>([
    [
      "another value",
      { residual: "likely, major" },
      "its residual is likely, major, and is unlikely, minor now",
    ],
    ["the same in other letters", { residual: "Unlikely, minor" }, "its residual is Unlikely, minor, and is"],
    ["nothing of it", {}, "its residual is not said, and is unlikely, minor now"],
    ["an empty text", { residual: "" }, "its residual is , and is unlikely, minor now"],
    ["a part of it", { residual: "unlikely" }, "its residual is unlikely, and is unlikely, minor now"],
    [
      "more than it",
      { residual: "unlikely, minor, major" },
      "its residual is unlikely, minor, major, and is",
    ],
  ])("does not count where it says %s", async (_, content, why) => {
    expect(await whyNot(low, saying(content))).toContain(`acceptance/2026-02-10.md: ${why}`);
  });

  test.each<[unknown, string]>([
    [3, "its tier is 3, and is 3 now"],
    [["3"], 'its tier is ["3"], and is 3 now'],
  ])("says a text where a text is bound, and not %o", async (tier, why) => {
    const three = of("", { binds: { tier: "3" } });
    expect(await whyNot(three, saying({ tier }))).toBe(`acceptance/2026-02-10.md: ${why}`);
    expect(await at("2026-04-01", three, saying({ tier: "3" }))).toContain("pass");
  });

  test("says all of it where several fields are bound; the first that is otherwise is told", async () => {
    const both = of("", { binds: { residual: "low", tier: "critical" } });
    expect(await at("2026-04-01", both, saying({ residual: "low", tier: "critical" }))).toContain("pass");
    expect(await whyNot(both, saying({ residual: "low", tier: "high" }))).toContain(
      "its tier is high, and is critical now",
    );
    expect(await whyNot(both, saying({ residual: "high", tier: "high" }))).toContain(
      "its residual is high, and is low now",
    );
  });

  test("that binds nothing asks for nothing", async () => {
    const anything = of("", { binds: {} });
    expect(await at("2026-04-01", anything, saying({}))).toContain("pass");
  });

  test("is not due for another value before its window is over", async () => {
    expect(await at("2026-02-11", low, saying({ residual: "likely, major" }))).toBe(
      "manual: First due 2026-03-31.",
    );
  });

  test("is made anew once it is of something else, and the newer one counts alone", async () => {
    const old = saying({ residual: "unlikely, minor" });
    const moved = of("likely, major");
    expect(await at("2026-04-01", moved, old)).toContain("fail: none, due since 2026-03-31");
    const anew = saying({ residual: "likely, major" }, "2026-03-20");
    expect(await at("2026-04-01", moved, old, anew)).toBe(
      "pass: acceptance/2026-03-20.md of 2026-03-20, reviewed by ana as it says",
    );
    expect(await at("2026-04-01", low, old, anew)).toContain("pass: acceptance/2026-02-10.md");
  });

  test("that says there was none says nothing of it, and does not count", async () => {
    const none = saying({}, "2026-02-10", { none: "The register was gone through: no such risk." });
    expect(await whyNot(of("low", { orNone: true }), none)).toBe(
      "acceptance/2026-02-10.md: its residual is not said, and is low now",
    );
    const plain = acceptance.require("acceptance", { ...terms, orNone: true });
    expect(await at("2026-04-01", plain, none)).toContain("pass");
  });

  test("is reviewed before it is asked what it says", async () => {
    const { reviewedBy: _, ...unreviewed } = saying({ residual: "high" });
    expect(await whyNot(low, unreviewed)).toContain("Ana has not reviewed it");
  });

  test("that a good one takes the place of is told as that", async () => {
    const old = saying({ residual: "likely, major" });
    const anew = saying({ residual: "unlikely, minor" }, "2026-03-01", { supersedes: old.id });
    expect(await at("2026-04-01", low, old, anew)).toContain("pass: acceptance/2026-03-01.md");
    const wrong = saying({ residual: "rare, minor" }, "2026-03-02", { supersedes: anew.id });
    expect(await at("2026-04-01", low, old, anew, wrong)).toContain("pass: acceptance/2026-03-01.md");
  });

  test("found something that is open: it is bad news still, though it counts no more", async () => {
    const kind = defineEvidenceKind({
      id: "review",
      title: "Review",
      about: "company",
      schema: z.object({ tier: z.string(), good: z.boolean() }),
      shows: ({ good }) => [fact("is good", good).is(true)],
    });
    const review = kind.require("review", { every: months(3), binds: { tier: "critical" } });
    const one = (on: IsoDate, tier: string, good: boolean) =>
      record(`review/${on}.md`, { on, content: JSON.stringify({ tier, good }) });
    const program = programOf([review]);
    expect(
      await said("2026-04-01", program, [
        [review, [one("2026-02-01", "low", false), one("2026-02-10", "critical", true)]],
      ]),
    ).toBe("fail: false");
  });
});

test("isControl is true of the ids of the program's controls, and of nothing else", async () => {
  const mapped = defineEvidenceKind({
    id: "mapped",
    title: "Mapped",
    about: "company",
    schema: z.object({ control: z.string() }),
    shows: ({ control }, { isControl }) => [fact("is a control of ours", isControl(control)).is(true)],
  });
  const requirement = mapped.require("mapped", { every: months(3) });
  const outcome = (control: string) =>
    said("2026-02-11", programOf([requirement]), [
      [requirement, [record("mapped/a.md", { on: "2026-02-10", content: JSON.stringify({ control }) })]],
    ]);
  expect(await outcome("asked")).toContain("pass");
  for (const other of ["", "Asked", "asked ", "mapped", "asked / mapped", "toString", "__proto__"])
    expect(await outcome(other), other).toBe("fail: false");
});
