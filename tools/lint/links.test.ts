import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lint, sourcesOf } from "@bylaw/source";
import { expect, it } from "vitest";
import { root } from "../repo.ts";
import { unlink } from "./links.ts";
import { baselineOf } from "./made.ts";
import { randomFrom, texts } from "./texts.ts";

const policies = join(root, "packages/policies/src");
const topics = new Map([...texts].filter(([path]) => path.startsWith(join(policies, "topics"))));

/** The baseline refuses to make a checklist of which nothing shows a line, before anybody could lint. */
const unlisted = join(policies, "baseline/soc2-baseline.ts");
const withoutChecklist = readFileSync(unlisted, "utf8").replace(
  "checklistOf(options, { controls, policies })",
  "[] as never",
);

it("finds nothing in the baseline", async () => {
  const { findings, accepted, sentences } = lint({
    sources: sourcesOf(new Map([...texts].filter(([path]) => path.startsWith(policies)))),
    program: await baselineOf(new Map()),
    all: true,
  });
  expect({ findings, accepted }).toEqual({ findings: [], accepted: [] });
  expect(sentences).toBeGreaterThan(450);
});

it.each([18, 19])("finds what is unlinked in it, each at its line: by seed %i", async (seed) => {
  const { texts: changed, faults } = unlink(topics, await baselineOf(topics), randomFrom(seed), 20);
  expect(faults.length).toBeGreaterThanOrEqual(30);
  const program = await baselineOf(new Map([...changed, [unlisted, withoutChecklist]]));
  const { findings } = lint({ sources: sourcesOf(changed), program });
  const missed = faults.filter(
    ({ rule, path, line }) =>
      !findings.some((one) => one.rule === rule && one.path === path && one.line === line),
  );
  expect(missed).toEqual([]);
});
