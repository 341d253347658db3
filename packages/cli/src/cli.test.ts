import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "./project.fixture.ts";

let project: Project;
beforeEach(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterEach(() => project.remove());

describe("bylaw check", () => {
  test("says what fails and why, and exits 1", async () => {
    const { code, out } = await project.bylaw("check");
    expect(code).toBe(1);
    expect(out.replace(/as of \S+/, "as of <time>")).toMatchInlineSnapshot(`
      "Test, as of <time>
      Scopes: vault/1. Nothing outside them was read.

      Failures
        rotation / vault/key-rotation / all
          ENC-1 (MUST) Rotate every key at least every 365 days.
          ✗ vault key \\u{1b}[31mred\\u{a}::error::x (b) in vault/1
              rotation period: 400 days, expected at most 365 days (rotation-period)
          ✗ vault key three (c) in vault/1
              rotation period: 366 days, expected at most 365 days (rotation-period)
          fix: Rotate it.
          control: bylaw.config.ts:33

      Criteria
        CC6.1  fail  Logical access protections guard information assets  2 fail, 1 pass
        out of scope, with reasons: CC1.1, CC1.2, CC1.3, CC1.4, CC1.5, CC2.1, CC2.2, CC2.3, CC3.1, CC3.2,
          CC3.3, CC3.4, CC4.1, CC4.2, CC5.1, CC5.2, CC5.3, CC6.2, CC6.3, CC6.4, CC6.5, CC6.6, CC6.7,
          CC6.8, CC7.1, CC7.2, CC7.3, CC7.4, CC7.5, CC8.1, CC9.1, CC9.2

      Controls
        fail  rotation  Keys rotate  2 fail, 1 pass

      fail  1 control: 1 fail
            observations: 2 fail, 1 pass
            exit code 1: a check fails. Mend what is listed, or waive it with a reason and an end.
      "
    `);
  });

  test("gives the same bytes live, twice, and on replay", async () => {
    const live = await project.bylaw("check", "--json", "--record", "recording");
    const replay = await project.bylaw("check", "--json", "--from", "recording");
    const again = await project.bylaw("check", "--json", "--from", "recording");
    expect(replay.out).toBe(live.out);
    expect(again.out).toBe(live.out);
    expect(replay.code).toBe(1);
    expect(JSON.parse(live.out)).toMatchObject({
      format: "bylaw-check/1",
      exitCode: 1,
      observations: [{ outcome: "pass" }, { outcome: "fail" }, { outcome: "fail" }],
      listings: [{ collector: "vault/keys", resources: 3, state: "complete" }],
    });
  });

  test("gives a waiver in JSON in the same few words, in force or lapsed", async () => {
    const until = (day: string) =>
      config.replace("definePolicy,", "definePolicy, waive,").replace(
        "controls: [rotation],\n",
        `controls: [rotation], waivers: [waive(keyRotation, "c", { until: "${day}", reason: "Soon.", requestedBy: ana,
          approvedBy: definePerson({ id: "ben", name: "Ben" }), compensating: [rotation] })],\n`,
      );
    for (const [day, key] of [
      ["2999-01-01", "waiver"],
      ["2020-01-01", "lapsed"],
    ] as const) {
      await project.write({ "bylaw.config.ts": until(day) });
      const { observations } = JSON.parse((await project.bylaw("check", "--json")).out);
      expect(observations[2][key]).toEqual({
        until: day,
        reason: "Soon.",
        requestedBy: "ana",
        approvedBy: "ben",
      });
    }
  });

  test("tells its progress where no terminal is, and nothing of it on stdout", async () => {
    const { err, out } = await project.bylaw("check", "--json");
    expect(err).toContain("collecting 1/1 listings, 3 resources");
    expect(() => JSON.parse(out)).not.toThrow();
  });
});

describe("bylaw check --status", () => {
  test("writes what the run came to, in management's words", async () => {
    const { code } = await project.bylaw("check", "--status", "out");
    expect(code).toBe(1);
    const status = await readFile(join(project.folder, "out/status.md"), "utf8");
    expect(status).toContain("Keys rotate");
    expect(status).not.toMatch(/compliant|no exceptions/i);
    expect(status).not.toContain("\u001b");
  });

  test("that cannot be written says so and is not green", async () => {
    await project.write({ out: "a file" });
    const { code, err } = await project.bylaw("check", "--status", "out");
    expect(code).not.toBe(0);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err).not.toContain("bug");
  });
});

describe("bylaw docs", () => {
  test("writes, holds to, and repairs", async () => {
    expect(await project.bylaw("docs", "--check")).toMatchObject({ code: 1 });
    const written = await project.bylaw("docs");
    expect(written).toMatchObject({ code: 0, err: "" });
    expect(await project.bylaw("docs", "--check")).toMatchObject({ code: 0 });
    const path = join(project.folder, "documents/policies/encryption.md");
    expect(await readFile(path, "utf8")).toContain("Rotate every key at least every 365 days.");
    await writeFile(path, "edited by hand");
    expect(await project.bylaw("docs", "--check")).toMatchObject({
      code: 1,
      out: expect.stringContaining("different  policies/encryption.md"),
    });
  });
});

describe("bylaw explain", () => {
  test("links a parameter to its sentence and its check", async () => {
    const { code, out } = await project.bylaw("explain", "rotation-period");
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "parameter rotation-period
        at most 365 days, as the policy has it
        written at
          bylaw.config.ts:32
        in force
          365 days
        shown by
          ENC-1 (MUST) Rotate every key at least every 365 days.
        read by
          vault/key-rotation in rotation
      "
    `);
  });

  test("knows a parameter that only evidence reads", async () => {
    await project.write({
      "bylaw.config.ts": config
        .replace("atMost, days,", "atMost, attested, days, years,")
        .replace(
          "checks: [keyRotation.with({ period })]",
          'checks: [keyRotation], evidence: [attested("list", { every: years(1), parameters: [period] })]',
        ),
    });
    const { out } = await project.bylaw("explain", "rotation-period");
    expect(out).toContain("read by\n    attestation list in rotation\n");
  });

  test("lists every id", async () => {
    const { out } = await project.bylaw("explain");
    const ids = out.split("\n").map((line) => line.trim().split(/\s+/)[1]);
    expect(ids).toEqual(
      expect.arrayContaining([
        "CC6.1",
        "encryption",
        "ENC-1",
        "rotation-period",
        "rotation",
        "vault/key-rotation",
        "vault/keys",
        "ana",
      ]),
    );
  });
});

describe("bylaw permissions", () => {
  test("lists what the collectors declare", async () => {
    expect(await project.bylaw("permissions")).toEqual({
      code: 0,
      out: "vault: Grant these.\n\n  vault:ListKeys\n\n{}\n",
      err: "",
    });
  });
});

test("permissions are told for every provider, and once where they are the same", async () => {
  const staging = `{ ...vault, environment: defineEnvironment("staging"), permissions: () => ({ title: "Also.", document: "{}", permissions: ["other"] }) }`;
  const twin = `{ ...vault, environment: defineEnvironment("twin") }`;
  await project.write({
    "bylaw.config.ts": config
      .replace("defineControl,", "defineControl, defineEnvironment,")
      .replace("providers: [vault]", `providers: [vault, ${staging}, ${twin}]`),
  });
  const { out } = await project.bylaw("permissions", "--json");
  expect(JSON.parse(out)).toEqual([
    {
      provider: "vault",
      environments: ["twin"],
      title: "Grant these.",
      document: "{}",
      permissions: ["vault:ListKeys"],
    },
    { provider: "vault", environments: ["staging"], title: "Also.", document: "{}", permissions: ["other"] },
  ]);
  expect((await project.bylaw("permissions")).out).toContain("vault (staging): Also.");
});

test("a risk that is accepted is told as such", async () => {
  const risk = `defineRisk({ id: "RISK-9", title: "Strike", statement: "S.", treatment: "accept", owner: ana, reviewBy: "2027-01-31",
    controls: [], inherent: { likelihood: "low", impact: "high" }, residual: { likelihood: "low", impact: "high" } })`;
  await project.write({
    "bylaw.config.ts": config
      .replace("defineProgram,", "defineProgram, defineRisk,")
      .replace("controls: [rotation],", `controls: [rotation], risks: [${risk}],`),
  });
  expect((await project.bylaw("check")).out).toContain(
    "RISK-9  Strike  inherent medium, residual medium as declared\n      accepted, and looked at again by 2027-01-31\n",
  );
  expect((await project.bylaw("explain", "RISK-9")).out).toContain("treatment\n    accept\n");
});

describe("bad input is one clear message", () => {
  const problem = async (...args: readonly string[]) => {
    const { code, out, err } = await project.bylaw(...args);
    expect(out).toBe("");
    expect(err).not.toMatch(/^\s+at /m);
    return { code, err: err.replaceAll(project.folder, "<folder>") };
  };
  const change = (from: string, to: string) => project.write({ "bylaw.config.ts": config.replace(from, to) });

  test("no config", async () => {
    expect(await problem("check", "--config", "other.ts")).toEqual({
      code: 64,
      err: "[bylaw] There is no <folder>/other.ts.\n  Run bylaw where the config is, or name it with --config <file>.\n",
    });
  });

  test("a syntax error in the config", async () => {
    await project.write({ "bylaw.config.ts": "export default {{" });
    const { code, err } = await problem("check");
    expect(code).toBe(64);
    expect(err).toMatch(
      /^\[bylaw\] <folder>\/bylaw\.config\.ts could not be loaded: ParseError: Unexpected token .*bylaw\.config\.ts:1:\d+/,
    );
    expect(err.trimEnd().split("\n")).toHaveLength(2);
  });

  test("a missing module", async () => {
    await project.write({ "bylaw.config.ts": 'import { x } from "./missing.ts";\nexport default x;\n' });
    const { code, err } = await problem("check");
    expect(code).toBe(64);
    expect(err).toContain("missing.ts");
  });

  test("a config that exports something else", async () => {
    await project.write({ "bylaw.config.ts": "export default 42;\n" });
    expect(await problem("check")).toEqual({
      code: 64,
      err: "[bylaw] <folder>/bylaw.config.ts does not export a program by default.\n  End it with: export default defineProgram({ ... });\n",
    });
  });

  test("a definition that is refused while the config loads", async () => {
    await change('id: "rotation"', 'id: "key rotation"');
    expect(await problem("check")).toEqual({
      code: 64,
      err:
        '[bylaw] <folder>/bylaw.config.ts could not be loaded: Control id "key rotation" is not a slug. ' +
        "Use letters, digits and single hyphens, such as key-rotation or ENC-4.\n" +
        "  Mend what it says; --verbose shows the whole trace.\n",
    });
  });

  test("two modules that import each other", async () => {
    await project.write({
      "parameters.ts":
        'import { atMost, days, defineParameter } from "@bylaw/core";\nimport "./policy.ts";\n' +
        'export const age = defineParameter("key-age", atMost(days(365)));\n',
      "policy.ts": `import { must } from "@bylaw/core";\nimport { age } from "./parameters.ts";
export const sentence = must("ENC-9")\`Rotate every \${age}.\`;\n`,
      "bylaw.config.ts": `import { age } from "./parameters.ts";\nage;\n${config}`,
    });
    const { code, err } = await problem("docs");
    expect(code).toBe(64);
    expect(err).toMatch(/could not be loaded: /);
    expect(err).toMatch(
      /statement ENC-9: parameters\[0\] is undefined, not a parameter\.|before initialization/,
    );
    expect(await readdir(project.folder)).not.toContain("documents");
  });

  test("a duplicate id", async () => {
    await change("controls: [rotation]", "controls: [rotation, rotation]");
    const { code, err } = await problem("check");
    expect(code).toBe(64);
    expect(err).toContain("controls[1]\n    The control id rotation is already taken at controls[0].");
  });

  test("no providers", async () => {
    await change("providers: [vault]", "providers: []");
    expect(await problem("check")).toEqual({
      code: 64,
      err:
        "[bylaw] The program has no providers, so there is nothing to collect from.\n" +
        "  Add aws({ ... }) or github({ ... }) to providers, or judge a recording with --from <folder>.\n",
    });
  });

  test("a missing, a truncated and an edited recording", async () => {
    expect(await problem("check", "--from", "nowhere")).toEqual({
      code: 64,
      err: "[bylaw] There is no recording at <folder>/nowhere.\n  Make one with bylaw check --record recording, or name another folder.\n",
    });
    await project.bylaw("check", "--record", "recording");
    const listing = join(project.folder, "recording/listings/vault.keys/1.jsonl");
    const text = await readFile(listing, "utf8");
    await writeFile(listing, text.replace("400", "300"));
    expect(await problem("check", "--from", "recording", "--json")).toEqual({
      code: 1,
      err:
        "[bylaw] <folder>/recording/listings/vault.keys/1.jsonl was edited: its SHA-256 differs from the manifest's.\n" +
        "  Restore the recording from where it was kept, or record again.\n",
    });
    await truncate(listing, 20);
    expect((await problem("check", "--from", "recording")).err).toContain("is truncated: 20 of");
  });

  test("a record folder that holds something else", async () => {
    await project.write({ "thesis/chapter.txt": "years of work" });
    const { code, err } = await project.bylaw("check", "--record", "thesis");
    expect(code).toBe(64);
    expect(err).toContain("and is not a recording.");
    expect(await readdir(join(project.folder, "thesis"))).toEqual(["chapter.txt"]);
  });

  test("an unknown command, option and id", async () => {
    expect(await problem("chekc")).toEqual({
      code: 64,
      err: "[bylaw] unknown command 'chekc' (Did you mean check?)\n  Run bylaw --help to see the commands and their options.\n",
    });
    expect((await problem("check", "--form", "x")).code).toBe(64);
    expect(await problem("explain", "rotaton")).toEqual({
      code: 64,
      err: '[bylaw] Nothing in the program has the id "rotaton". Did you mean rotation?\n  It explains criteria, policies, statements, parameters, controls, evidence, access reviews, checks, listings, risks, vendors, what is left out, people, roles, environments; without an id it lists all.\n',
    });
  });

  test("a template that throws writes nothing", async () => {
    await project.write({ "templates/policy.hbs": "# {{title}}\n{{no.such.field}}\n" });
    const { code, err } = await problem("docs", "--templates", "templates");
    expect(code).toBe(64);
    expect(err).toContain("policy");
    expect(await readdir(project.folder)).not.toContain("documents");
  });

  test("--from with --record", async () => {
    expect((await problem("check", "--from", "a", "--record", "b")).err).toBe(
      "[bylaw] --from and --record do not go together.\n  A recording that is replayed is already kept.\n",
    );
  });

  test("--verbose shows the trace", async () => {
    const { err } = await project.bylaw("check", "--config", "other.ts", "--verbose");
    expect(err).toMatch(/^\s+at /m);
  });
});

test.each([
  ["--help"],
  ["check", "--help"],
  ["docs", "--help"],
  ["explain", "--help"],
  ["permissions", "--help"],
])("bylaw %s %s shows an example", async (...args) => {
  const { code, out } = await project.bylaw(...args.filter((arg) => arg !== undefined));
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:\n {2}# .+\n {2}bylaw /);
});
