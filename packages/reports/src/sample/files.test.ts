import { createHash } from "node:crypto";
import type { IsoDate } from "@bylaw/core";
import type { FoundItem, PopulationRead, Sample } from "@bylaw/core/run";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { sampleFiles } from "./files.ts";

const hostile = '=HYPERLINK("http://x","y")|<script>\n@here \u202e![](http://x)';
const item = (id: string, attributes: FoundItem["attributes"]): FoundItem => ({
  scope: "git/acme",
  id,
  at: "2026-03-10T06:00:00Z",
  attributes,
  readAt: "2026-03-11T06:00:00.000Z",
});
const items = [
  item("acme/api#1", { by: "ana", commits: 3, forced: false, labels: ["a", "b"], Result: "merged" }),
  {
    ...item(hostile, { by: hostile, commits: -2, forced: true, labels: [], Result: null }),
    changed: "2026-03-12" as IsoDate,
  },
];
const text = '{"id":"acme/api#1"}\n';
const population: PopulationRead = {
  id: "changes",
  title: "Changes",
  organization: "Acme | Sons",
  resource: "change",
  listing: "git/changes",
  source: "git/histories",
  dated: true,
  period: { from: "2026-01-01" as IsoDate, to: "2026-06-30" as IsoDate },
  timeZone: "UTC",
  every: 2,
  runs: [
    {
      digest: "a".repeat(64),
      startedAt: "2026-07-01T06:00:00.000Z",
      revision: { commit: "4be1f0c", clean: true },
    },
  ],
  places: [
    {
      scope: "git/acme",
      items: 2,
      runs: 1,
      first: "2026-07-01T06:00:00.000Z",
      last: "2026-07-01T06:00:00.000Z",
    },
  ],
  items,
  text,
  digest: createHash("sha256").update(text).digest("hex"),
  gaps: [],
  explained: [],
};
const sample: Sample = {
  population,
  seed: "=Okafor 417",
  n: 25,
  drawn: items.map((one, at) => ({ place: at + 1, item: one })),
};
const files = (of: Sample = sample) =>
  Object.fromEntries(sampleFiles(of).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));

describe("the files of a sample", () => {
  test("are the population with the digest that it says, and the same bytes each time", () => {
    const { "population.jsonl": lines = "", ...rest } = files();
    expect(createHash("sha256").update(lines).digest("hex")).toBe(population.digest);
    expect(Object.keys(rest)).toEqual(["sample.csv", "sample.md"]);
    expect(files()).toEqual(files());
  });

  test("say in Markdown what it was drawn from, and how", () => {
    const { "sample.md": page = "" } = files();
    expect(page).toContain("| Population | `changes`: Changes, of Acme &#124; Sons |");
    expect(page).toContain("| Period | 2026-01-01 to 2026-06-30, both included, as days of UTC |");
    expect(page).toContain(`| Digest | \`${population.digest}\`, the SHA-256 of \`population.jsonl\` |`);
    expect(page).toContain("| Seed | `=Okafor 417` |");
    expect(page).toContain("| Drawn | 2 of 2; 25 were asked for |");
    expect(page).toContain("as one big-endian number modulo how many items are left");
    expect(page).toContain("| git/acme | 2 | 1 |");
    expect(page).toContain(`| 2026-07-01T06:00:00.000Z | \`${"a".repeat(64)}\` | 4be1f0c |`);
  });

  test("leave the tester's columns empty, whatever the attributes are called", () => {
    const [heads, first, second = ""] = (files()["sample.csv"] ?? "").split("\r\n");
    expect(heads).toBe(
      "\ufeffNo,Place,Item,Scope,At,Read at,Changed by,by,commits,forced,labels,Result (attribute),Result,Note,Tested by,Date,Seed,Population",
    );
    expect(first).toBe(
      "1,1,acme/api#1,git/acme,2026-03-10T06:00:00Z,2026-03-11T06:00:00.000Z,," +
        `ana,3,false,"a, b",merged,,,,,'=Okafor 417,${population.digest}`,
    );
    expect(second).toContain(",2026-03-12,");
    expect(second).toContain(`,-2,true,,,,,,,'=Okafor 417,`);
  });

  test("hold hostile names as text: no formula, no mark-up, nothing that is not seen", () => {
    const { "sample.csv": csv = "", "sample.md": page = "" } = files();
    expect(csv).toContain("'=HYPERLINK");
    expect(csv).not.toMatch(/(?:^|,)"?=/m);
    expect(csv + page).not.toContain("\u202e");
    expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
    const html = marked.parse(page) as string;
    expect(html).not.toMatch(/<script|<img|<a /);
    expect(html.match(/<table>/g)).toHaveLength(4);
    expect(html).not.toMatch(/(?<![A-Za-z0-9])@here/);
  });

  test("say first what nobody looked at, where the company explains it", () => {
    const gap = {
      what: "git/acme, acme/old",
      from: "2026-05-01T06:00:00.000Z",
      to: "2026-05-02T06:00:00.000Z",
    };
    const explained = [
      { ...gap, why: "the run of 2026-05-02 lists it no more", explained: `Deleted, ${hostile}` },
    ];
    const { "sample.md": page = "" } = files({ ...sample, population: { ...population, explained } });
    expect(page.split("\n")[2]).toMatch(/^\*\*The population is not shown to be complete\.\*\*/);
    expect(page).toContain("| git/acme, acme/old | 2026-05-01T06:00:00.000Z | 2026-05-02T06:00:00.000Z |");
    expect(page).toContain("| Complete | But for what the company explains: of each resource");
    expect(marked.parse(page)).not.toMatch(/<script|<img|<a /);
  });

  test("of nothing say that there is nothing", () => {
    const empty = { ...sample, drawn: [], population: { ...population, items: [], text: "" } };
    expect(files(empty)["sample.md"]).toContain("There is none: every run listed what there was to the end");
    expect(files(empty)["population.jsonl"]).toBe("");
  });
});
