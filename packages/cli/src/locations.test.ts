import { mkdir, readdir, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, config as oneFile, type Project } from "./project.fixture.ts";

/** The one file, with its control made elsewhere. */
const split = (imported: string, control: string) =>
  oneFile
    .replace(/const rotation = defineControl\(\{[\s\S]*?\}\);\n/, control)
    .replace("import { z }", `${imported}\nimport { z }`);

const factory = `import { defineControl, soc2 } from "@bylaw/core";
import type { Control, Owner } from "@bylaw/core";

interface Asked {
  readonly owner: Owner;
}

type Checks = Parameters<typeof defineControl>[0]["checks"];

export function rotationOf(id: string, { owner }: Asked, checks: Checks): Control {
  return defineControl({
    id, title: "Keys rotate", statement: "The vault rotates every key.", satisfies: [soc2("CC6.1")],
    owner, frequency: "continuous", checks: checks ?? [],
  });
}
`;
const config = split(
  'import { rotationOf } from "./controls/all (made).ts";',
  `const rotation = rotationOf("rotation", { owner: ana }, [keyRotation.with({ period })]);
const [north, south] = ["north", "south"].map((id) =>
  defineControl({
    id, title: id, statement: "It rotates.", satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous",
    checks: [keyRotation.with({ period })],
  }));
const evaluated = new Function("define", "terms", "return define(terms)");
const written = evaluated(defineControl, {
  id: "evaluated", title: "e", statement: "e.", satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous",
  checks: [keyRotation],
});
`,
).replace("controls: [rotation]", "controls: [rotation, north, south, written]");
const FACTORY = "controls/all (made).ts";

let project: Project;
beforeAll(async () => {
  project = await createProject({ "in fra/bylaw.config.ts": config, [`in fra/${FACTORY}`]: factory });
  await mkdir(join(project.folder, ".git"));
  await symlink(join(project.folder, "in fra"), join(project.folder, "alias"));
});
afterAll(() => project.remove());

const lineOf = (text: string, part: string): number =>
  text.split("\n").findIndex((line) => line.includes(part)) + 1;

async function located(folder: string, id: string) {
  const { out, code } = await project.bylawIn({ folder }, "explain", id, "--json");
  expect(code).toBe(0);
  const [{ writtenAt, usedAt }] = JSON.parse(out);
  return { writtenAt, usedAt };
}

describe.each(["in fra", "alias"])("in the folder %s", (folder) => {
  test.each([
    ["rotation", FACTORY, lineOf(factory, "return defineControl")],
    ["north", "bylaw.config.ts", lineOf(config, "  defineControl({")],
    ["south", "bylaw.config.ts", lineOf(config, "  defineControl({")],
    ["evaluated", "bylaw.config.ts", lineOf(config, "= evaluated(")],
    ["ENC-1", "bylaw.config.ts", lineOf(config, 'must("ENC-1")')],
    ["encryption", "bylaw.config.ts", lineOf(config, "= definePolicy(")],
    ["rotation-period", "bylaw.config.ts", lineOf(config, "= defineParameter(")],
    ["vault/key-rotation", "bylaw.config.ts", lineOf(config, "= defineCheck(")],
    ["vault/keys", "bylaw.config.ts", lineOf(config, "= defineCollector(")],
    ["ana", "bylaw.config.ts", lineOf(config, "= definePerson(")],
  ])("%s is in %s at line %i", async (id, file, line) => {
    expect(await located(folder, id)).toEqual({ writtenAt: { path: `in fra/${file}`, line } });
    const { out } = await project.bylawIn({ folder, columns: 200 }, "explain", id);
    expect(out).toContain(`  written at\n    ${file}:${line}\n`);
  });
});

test("a criterion is nobody's own: it is where the program's scope is", async () => {
  const line = lineOf(config, "framework: soc2.scope(");
  expect(await located("in fra", "CC6.1")).toEqual({ usedAt: { path: "in fra/bylaw.config.ts", line } });
});

test("a failure names the line of its control, from the current folder", async () => {
  const line = lineOf(config, "  defineControl({");
  const { out } = await project.bylawIn({ folder: "in fra", columns: 200 }, "check");
  expect(out).toContain(
    `    fix: Rotate it.\n    control: ${FACTORY}:${lineOf(factory, "return defineControl")}\n`,
  );
  expect(out).toContain(`    control: bylaw.config.ts:${line}\n`);
  const above = await project.bylawIn(
    { columns: 200 },
    "check",
    "--config",
    "alias/bylaw.config.ts",
    "north",
  );
  expect(above.out).toContain(`    control: in fra/bylaw.config.ts:${line}\n`);
});

test("a line that moves moves where its definitions are, in the same process, and nothing else", async () => {
  // What a run keeps by content, its plan among it, has its digest in its name.
  const kept = async (keep: string) => {
    await project.bylawIn({ folder: "in fra" }, "check", "--keep", `../${keep}`);
    const all = await readdir(join(project.folder, keep), { recursive: true });
    return all.filter((path) => !path.includes("runs/")).sort();
  };
  const check = async () => {
    const { out } = await project.bylawIn({ folder: "in fra" }, "check", "--json");
    return out.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|"location":\{[^}]*\},/g, "");
  };
  const before = { kept: await kept("one"), check: await check() };
  const [path, moved] = ["in fra/bylaw.config.ts", `\n\n// Moved.\n${config}`];
  await project.write({ [path]: moved });
  await rename(join(project.folder, "in fra", FACTORY), join(project.folder, "in fra/moved.ts"));
  await project.write({ [path]: moved.replace(`./${FACTORY}`, "./moved.ts") });
  expect(await located("in fra", "north")).toEqual({
    writtenAt: { path, line: lineOf(moved, "  defineControl({") },
  });
  expect((await located("in fra", "rotation")).writtenAt.path).toBe("in fra/moved.ts");
  expect(before.kept.join("\n")).toMatch(/blocks/);
  expect(await kept("two")).toEqual(before.kept);
  expect(await check()).toBe(before.check);
});

test("what the baseline makes is where the company asks for it, and what it brings along where that is used", async () => {
  const baseline = `import { soc2Baseline } from "@bylaw/policies";
import { awsControls } from "@bylaw/policies/aws";
import { ana, own } from "./own.ts";

export const baseline = soc2Baseline({
  organization: { name: "Test" }, people: [ana], owners: { executive: ana, security: ana, engineering: ana, people: ana },
  from: "2026-01-01", verifiedBy: [awsControls], replace: { "key-rotation": own }, tighten: { "key-rotation": { owner: ana } },
});
`;
  const own = `import { attested, defineControl, definePerson, soc2, years } from "@bylaw/core";
export const ana = definePerson({ id: "ana", name: "Ana" });
export const own = defineControl({
  id: "key-rotation", title: "Keys rotate", statement: "Ana rotates keys.", satisfies: [soc2("CC6.1")], owner: ana,
  implementedFrom: "2026-01-01", evidence: [attested("rotated", { every: years(1) })],
});
`;
  const program = `import { aws } from "@bylaw/aws";
import { defineProgram } from "@bylaw/core";
import { baseline } from "./ready/baseline.ts";
export default defineProgram({ ...baseline.program, providers: [aws({ regions: ["eu-west-1"] })] });
`;
  const folder = "ready-made";
  await project.write({
    [`${folder}/bylaw.config.ts`]: program,
    [`${folder}/ready/baseline.ts`]: baseline,
    [`${folder}/ready/own.ts`]: own,
  });
  const asked = { path: `${folder}/ready/baseline.ts`, line: lineOf(baseline, "= soc2Baseline(") };
  const all = JSON.parse((await project.bylawIn({ folder }, "explain", "--json")).out) as readonly {
    readonly [K in "noun" | "id"]: string;
  }[];
  const of = (noun: string) =>
    all.filter((one) => one.noun === noun && !["key-rotation", "rotated"].includes(one.id));
  for (const noun of ["control", "policy", "statement", "risk", "evidence"]) {
    expect(of(noun).length).toBeGreaterThan(10);
    for (const one of of(noun)) expect(one).toMatchObject({ writtenAt: asked });
  }
  for (const noun of ["check", "parameter", "listing"]) {
    expect(of(noun).length).toBeGreaterThan(10);
    for (const one of of(noun)) expect(one).toMatchObject({ usedAt: asked });
  }
  expect(await located(folder, "key-rotation")).toEqual({
    writtenAt: { path: `${folder}/ready/own.ts`, line: lineOf(own, "defineControl({") },
  });
  await rm(join(project.folder, folder), { recursive: true });
});

test("a failure of what is read from the company's own files names the line there, from the current folder", async () => {
  const own = oneFile.replace(
    'per: "account", operations',
    'per: "account", locate: ({ id }) => ({ path: "service/" + id + ".ts", line: 4 }), operations',
  );
  const located = await createProject({ "infra/bylaw.config.ts": own });
  try {
    await mkdir(join(located.folder, ".git"));
    const { out } = await located.bylawIn({ folder: "infra", columns: 200 }, "check");
    expect(out).toMatch(
      /✗ vault key three \(c\) in vault\/1\n {8}rotation period: .*\n {8}at \.\.\/service\/c\.ts:4\n/,
    );
  } finally {
    await located.remove();
  }
});
