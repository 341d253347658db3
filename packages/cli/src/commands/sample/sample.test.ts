import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { on } from "../evidence/evidence.fixture.ts";
import { type ShopProject, shopProject, soldFrom } from "./sample.fixture.ts";

let project: ShopProject;
beforeEach(async () => {
  project = await shopProject();
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

const SEED = ["--seed", "Okafor 417"] as const;

/** Three runs that look at all of March, and at what was sold on three days of it. */
async function wholeMarch(): Promise<void> {
  await project.runOn("2026-03-10", "2026-02-20", soldFrom(4, 30));
  await project.runOn("2026-03-20", "2026-03-09", [...soldFrom(12, 20)]);
  await project.runOn("2026-04-02", "2026-03-19", soldFrom(25, 10));
  on("2026-04-10");
}

const filesIn = async (folder: string) => {
  const names = await readdir(join(project.folder, folder));
  return Object.fromEntries(
    await Promise.all(
      names.sort().map(async (name) => [name, await project.text(join(folder, name))] as const),
    ),
  );
};

describe("bylaw sample", () => {
  test("draws from what runs kept, though no check reads it, and writes it down for a tester", async () => {
    await wholeMarch();
    const { code, out, err } = await project.sample(...SEED);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [first = "", ...rest] = out.split("\n");
    const [folder = "", what] = first.split(": ");
    expect(folder).toMatch(/^samples\/sales-[0-9a-f]{12}-25$/);
    expect(what).toBe("25 of 60 items of sales, 2026-03-01 to 2026-03-31");
    expect(rest.join("\n")).toContain('seed "Okafor 417"');
    const files = await filesIn(folder);
    expect(Object.keys(files)).toEqual(["population.jsonl", "sample.csv", "sample.md"]);
    const digest = createHash("sha256")
      .update(files["population.jsonl"] ?? "")
      .digest("hex");
    expect(out).toContain(`read from 3 runs; sha-256 of the population ${digest}`);
    expect(files["sample.md"]).toContain(`\`${digest}\``);
    expect(files["sample.csv"]?.trimEnd().split("\r\n")).toHaveLength(26);
    expect(files["sample.csv"]?.split("\r\n")[0]).toContain(",by,Result,Note,Tested by,Date,");
  });

  test("draws the same again, on any day, and writes nothing over that a tester filled in", async () => {
    await wholeMarch();
    const first = await project.sample(...SEED);
    const folder = first.out.split(":")[0] as string;
    const before = await filesIn(folder);
    on("2026-05-20");
    expect(await project.sample(...SEED)).toEqual(first);
    expect(await filesIn(folder)).toEqual(before);
    await writeFile(join(project.folder, folder, "sample.csv"), "filled in");
    const refused = await project.sample(...SEED);
    expect(refused.code).toBe(64);
    expect(refused.err).toContain(`${folder} is there already, and is not written over.`);
    expect(await project.text(join(folder, "sample.csv"))).toBe("filled in");
    expect((await project.sample(...SEED, "--out", "other")).code).toBe(0);
    expect((await filesIn("other"))["sample.csv"]).toBe(before["sample.csv"]);
    expect((await readdir(join(project.folder, "samples"))).filter((name) => name.startsWith("."))).toEqual(
      [],
    );
  });

  test("draws others by another seed, and everything where there is no more", async () => {
    await wholeMarch();
    const items = async (...args: readonly string[]) => {
      const { code, out } = await project.sample(...args, "--json");
      expect(code).toBe(0);
      return (JSON.parse(out) as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    const drawn = await items(...SEED);
    expect(await items("--seed", "Okafor 418")).not.toEqual(drawn);
    expect((await items(...SEED, "--n", "40")).slice(0, 25)).toEqual(drawn);
    expect(new Set(await items(...SEED, "--n", "100")).size).toBe(60);
    expect(await readdir(project.folder)).not.toContain("samples");
  });

  test("draws nothing where a run in the middle is missing, and says which hours nobody looked at", async () => {
    await wholeMarch();
    const runs = join(project.folder, ".bylaw/evidence/2026/runs");
    const [, middle = ""] = (await readdir(runs)).sort();
    await rm(join(runs, middle));
    const { code, out, err } = await project.sample(...SEED);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    const told = out.replaceAll(/\s+/g, " ");
    expect(told).toContain(
      "Nothing is drawn: sales is not shown to be complete from 2026-03-01 to 2026-03-31.",
    );
    expect(told).toContain(
      "shop/lisbon, one from 2026-03-10T12:00:00.000Z to 2026-03-19T12:00:00.000Z: no run that counts looked at it then",
    );
    expect(told).toContain("which is not there: restore it");
    expect(await readdir(project.folder)).not.toContain("samples");
  });

  test("draws nothing from a truncated listing, of a period that is not over, or without any run", async () => {
    expect((await project.sample(...SEED)).code).toBe(2);
    await project.runOn("2026-03-20", "2026-02-20", soldFrom(4, 30));
    await project.runOn("2026-04-02", "2026-02-20", soldFrom(4, 60), { broken: true });
    const { code, out } = await project.sample(...SEED, "--json");
    expect(code).toBe(2);
    const told = JSON.parse(out) as {
      population: { complete: boolean; gaps: { why: string }[] };
      items?: unknown;
    };
    expect(told.population.complete).toBe(false);
    expect(told.population.gaps.map(({ why }) => why).join()).toContain("The shop hung up");
    expect(told).not.toHaveProperty("items");
    const shorter = await project.sample(...SEED, "--period", "2026-03-01..2026-03-19");
    expect(shorter.code).toBe(0);
  });

  test("counts a run that was edited as none, and tells it", async () => {
    await wholeMarch();
    const runs = join(project.folder, ".bylaw/evidence/2026/runs");
    const [first = ""] = (await readdir(runs)).sort();
    const path = join(runs, first);
    await writeFile(path, (await readFile(path, "utf8")).replace("main", "mail"));
    const { code, out } = await project.sample(...SEED);
    expect(code).toBe(2);
    expect(out.replaceAll(/\s+/g, " ")).toContain("it was edited: its digest differs");
  });
});

describe("what is typed", () => {
  test.each([
    [["sales"], "A sample needs the auditor's seed."],
    [["sales", "--seed", ""], "The seed is empty."],
    [["sales", "--seed", " \t"], "The seed is empty."],
    [["sales", "--seed", "a\nb"], "characters that nobody sees"],
    [["sales", "--seed", "a\u001b[31mb"], "characters that nobody sees"],
    [["sales", ...SEED, "--n", "0"], "--n 0 is not a number from 1 to 100000."],
    [["sales", ...SEED, "--n", "2.5"], "--n 2.5 is not a number"],
    [["sales", ...SEED, "--period", "march"], "--period march is no period."],
    [["sales", ...SEED, "--every", "0"], "--every 0 is not a number of days"],
    [["sales", ...SEED, "--out", ""], "--out was given no folder"],
    [["sale", ...SEED], 'No population is declared as "sale". Did you mean sales?'],
    [["pulls", ...SEED], "The program has: sales."],
  ])("is refused where it is wrong: %j", async (args, why) => {
    const { code, out, err } = await project.bylaw("sample", ...args);
    expect({ code, out }).toEqual({ code: 64, out: "" });
    expect(err).toContain(why);
  });

  test("names a population of a program that has one", async () => {
    const none = await shopProject(`period: { from: "2026-03-01", to: "2026-03-31" }`);
    const { code, err } = await none.sample(...SEED);
    await none.remove();
    expect(code).toBe(64);
    expect(err).toContain("The program declares no population.");
  });
});
