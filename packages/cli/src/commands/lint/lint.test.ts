import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, config as oneFile, type Project } from "../../project.fixture.ts";

/** The one file, with its sentence, its statement of the control and its claim as they are given. */
const configOf = ({
  sentence = `must("ENC-1")\\\`The security owner rotates every key at least every \\\${period}.\\\`.by(rotation)`,
  statement = '"The vault rotates every key."',
  claim = 'soc2("CC6.1")',
}: {
  readonly sentence?: string;
  readonly statement?: string;
  readonly claim?: string;
}): string =>
  oneFile
    .replace(/must\("ENC-1"\)`[^`]*`\.by\(rotation\)/, () =>
      sentence.replaceAll("\\`", "`").replaceAll("\\$", "$"),
    )
    .replace('"The vault rotates every key."', () => statement)
    .replace('satisfies: [soc2("CC6.1")]', () => `satisfies: [${claim}]`);

let project: Project;
beforeAll(async () => {
  project = await createProject({ "infra/bylaw.config.ts": configOf({}) });
  await mkdir(join(project.folder, ".git"));
});
afterAll(() => project.remove());

const lint = (...args: readonly string[]) =>
  project.bylawIn({ folder: "infra", columns: 200 }, "lint", ...args);

async function linted(files: string | Readonly<Record<string, string>>, ...args: readonly string[]) {
  const all = typeof files === "string" ? { "bylaw.config.ts": files } : files;
  await project.write(Object.fromEntries(Object.entries(all).map(([name, text]) => [`infra/${name}`, text])));
  return lint(...args);
}

const lineOf = (text: string, part: string): number =>
  text.split("\n").findIndex((line) => line.includes(part)) + 1;

describe("bylaw lint", () => {
  test("ends well where nothing is found", async () => {
    expect(await linted(configOf({}))).toEqual({
      code: 0,
      out: "0 findings in 2 sentences, 0 accepted.\n",
      err: "",
    });
  });

  test("names the line and the column of the very word, and what to write instead", async () => {
    const text = configOf({
      sentence: `must("ENC-1")\`
      The security owner reviews every key at least every \${period},
      and replaces it promptly.
    \`.by(rotation)`,
    });
    const { code, out } = await linted(text);
    expect(code).toBe(1);
    expect(out).toBe(`bylaw.config.ts:${lineOf(text, "promptly")}:23 vague-word, statement ENC-1
  "promptly" means something else to each reader.
  Say how soon: at most {parameter} after what happens.

1 finding in 2 sentences, 0 accepted.
Write it anew, or accept it above its line: // bylaw-lint-ignore <rule>: <reason>
`);
  });

  test("reads what the config imports, and gives paths from the root as JSON", async () => {
    const other = `import { defineControl } from "@bylaw/core";\nexport const title = "x";\nexport const of = (rest: object) =>\n  defineControl({ ...rest, id: "rotation", statement: "Each key is rotated and/or replaced by the vault." } as never);\n`;
    const text = oneFile
      .replace("import { z }", 'import { of } from "./controls/of.js";\nimport { z }')
      .replace("const rotation = defineControl({", "const rotation = of({");
    const { code, out } = await linted({ "bylaw.config.ts": text, "controls/of.ts": other }, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      format: "bylaw-lint/1",
      loaded: true,
      sentences: 2,
      findings: [
        {
          path: "infra/controls/of.ts",
          line: 4,
          column: 76,
          rule: "and-or",
          subject: "control rotation",
          message: '"and/or" asks for one, the other or both, and does not say which.',
          suggestion: "Write and, or, or “or both”.",
        },
      ],
      accepted: [],
    });
  });

  test("tells the sentences of a program that does not load, and then why it does not", async () => {
    const text = configOf({
      sentence: 'must("ENC-1")`The security owner rotates every key at least every 90 days.`.by(rotation)',
    });
    const { code, out, err } = await linted(text);
    expect(code).toBe(64);
    expect(out).toContain(`bylaw.config.ts:${lineOf(text, "90 days")}:`);
    expect(out).toContain('"90 days" is written out, and nothing is held to it.');
    expect(err).toContain('statement ENC-1 says "90 days", and nothing is held to it.');
    expect(JSON.parse((await linted(text, "--json")).out)).toMatchObject({ loaded: false });
  });

  test("tells what hangs on nothing at the line of its definition or claim", async () => {
    const claimed = configOf({ claim: 'soc2.supporting("CC6.1")' });
    const supporting = await linted(claimed);
    expect(supporting.code).toBe(1);
    expect(supporting.out).toContain(
      `bylaw.config.ts:${lineOf(claimed, 'soc2.supporting("CC6.1")')}:${(claimed.split("\n").find((line) => line.includes('soc2.supporting("CC6.1")')) ?? "").indexOf("soc2.supporting") + 1} only-supporting, control rotation`,
    );
    const orphan = configOf({}).replace(
      "controls: [rotation]",
      'controls: [rotation, defineControl({ ...rotation, id: "lonely", satisfies: [] } as never)]',
    );
    const { out } = await linted(orphan);
    const line = lineOf(orphan, "lonely");
    expect(out).toContain(`bylaw.config.ts:${line}:`);
    expect(out).toContain("orphan-control, control lonely");
    expect(out).toContain("control-without-criterion, control lonely");
  });

  test("accepts one finding where a comment gives the reason, and tells it", async () => {
    const vague = `// bylaw-lint-ignore vague-word: the contract says so
    must("ENC-1")\`The security owner promptly rotates every key at least every \${period}.\`.by(rotation)`;
    const { code, out } = await linted(configOf({ sentence: vague }));
    expect(code).toBe(0);
    expect(out).toMatch(
      /^accepted: bylaw\.config\.ts:\d+:\d+ vague-word, statement ENC-1: the contract says so\n0 findings in 2 sentences, 1 accepted\.\n$/,
    );
  });

  test.each([
    ["// bylaw-lint-ignore vague-word: nothing is vague", "It accepts a finding that is not there."],
    ["// bylaw-lint-ignore vague-word", "It gives no reason, and so accepts nothing."],
    ["// bylaw-lint-ignore vague: because", 'No rule is called "vague".'],
    ["// bylaw-lint-ignore", "It names no rule."],
  ])("tells a comment that accepts nothing: %s", async (comment, message) => {
    const { code, out } = await linted(`${configOf({})}\n${comment}\n`);
    expect(code).toBe(1);
    expect(out).toContain(`unused-ignore`);
    expect(out).toContain(message);
  });

  test("takes no text for a comment", async () => {
    const text = `${configOf({})}\nexport const text = \`\n// bylaw-lint-ignore vague-word: no\n\`;\n`;
    expect((await linted(text)).code).toBe(0);
  });

  test("reads what a package brings along only where it is asked to, at the line that brings it", async () => {
    const ready = `import { definePolicy, must } from "@bylaw/core";
export const readyPolicy = (owner, control) => definePolicy({
  id: "ready", title: "Ready", owner, effective: "2026-01-01", review: "annual",
  statements: [must("RDY-1")\`Everybody locks their screen as needed.\`.by(control)],
});`;
    const text = configOf({})
      .replace("import { z }", 'import { readyPolicy } from "ready";\nimport { z }')
      .replace("policies: [policy]", "policies: [policy, readyPolicy(ana, rotation)]");
    const files = {
      "bylaw.config.ts": text,
      "node_modules/ready/package.json": '{ "name": "ready", "type": "module", "exports": "./index.js" }',
      "node_modules/ready/index.js": ready,
    };
    expect((await linted(files)).code).toBe(0);
    const { code, out } = await lint("--all");
    expect(code).toBe(1);
    expect(out).toContain(
      `bylaw.config.ts:${lineOf(text, "policies: [policy, ")}:1 vague-word, statement RDY-1\n`,
    );
    expect(out).toContain('"as needed" means');
  });

  test("prints annotations that nothing in a name can break", async () => {
    const text = configOf({
      statement: '"The vault \\u001b[31m::error::x regularly rotates and/or keeps every key."',
    });
    const { out, code } = await linted(text, "--annotations");
    expect(code).toBe(1);
    expect(out.split("\n").filter((line) => line.startsWith("::"))).toEqual([
      expect.stringMatching(
        /^::error file=infra\/bylaw\.config\.ts,line=\d+,title=vague-word%2C control rotation::"regularly" means/,
      ),
      expect.stringMatching(
        /^::error file=infra\/bylaw\.config\.ts,line=\d+,title=and-or%2C control rotation::/,
      ),
    ]);
    expect(out).not.toContain("\u001b");
    expect((await linted(text, "--annotations", "--json")).code).toBe(64);
  });

  test("says what is missing where there is no config", async () => {
    const { code, err } = await lint("--config", "none.ts");
    expect(code).toBe(64);
    expect(err).toContain("There is no");
  });
});
