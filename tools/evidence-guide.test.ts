import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs", "evidence.md"), "utf8");
const bin = join(root, "packages/cli/bin/bylaw.js");

/** The first fenced block of the guide in a language that holds some text. */
function block(language: string, holding: string): string {
  const all = [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))];
  const found = all.map(([, body = ""]) => body).find((body) => body.includes(holding));
  if (found === undefined) throw new Error(`The guide shows no ${language} with ${holding}.`);
  return found;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, "examples/.evidence-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const bylaw = (...args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, out: stdout, err: stderr };
};
const recordIn = (requirement: string): string => {
  const [name] = readdirSync(join(folder, "evidence", requirement)).filter((one) => one.endsWith(".md"));
  return `evidence/${requirement}/${name}`;
};
const outcomesOf = (...ids: readonly string[]): readonly string[] => {
  const { observations } = JSON.parse(bylaw("check", ...ids, "--json").out) as {
    observations: readonly { resource: { id: string }; outcome: string }[];
  };
  return observations.map(({ resource, outcome }) => `${resource.id} ${outcome}`);
};

describe("what the guide to evidence tells", () => {
  test("our auditor wants proof that restores were tested each quarter", () => {
    write("compliance/recovery.ts", block("ts", "restoresTested = defineControl"));
    write("bylaw.config.ts", block("ts", "people: [ana, ben]"));
    write("restore.log", "restored\n");
    mkdirSync(join(folder, "evidence"));
    expect(outcomesOf("restore-test")).toEqual(["restore-test fail"]);

    const command = block("sh", "evidence add restore-test").trim().split(" ").slice(2);
    const added = bylaw(...command);
    expect(added).toMatchObject({ status: 0, err: "" });
    const path = recordIn("restore-test");
    expect(added.out).toContain(path);
    const draft = bylaw("check", "restore-test");
    expect(draft.status).toBe(2);
    expect(draft.out).toContain(`${path.replace("evidence/", "")}`);

    // The day and the digest are of today and of this log; the rest is what the guide shows.
    const shown = block("yaml", "scenario: The orders database");
    const filled = readFileSync(join(folder, path), "utf8");
    const own = /on: .*\n/.exec(filled)?.[0] ?? "";
    const files = /files:\n(?: .*\n)+/.exec(filled)?.[0] ?? "";
    write(path, shown.replace(/on: .*\n/, own).replace(/files:\n(?: .*\n)+/, files));
    expect(outcomesOf("restore-test")).toEqual(["restore-test pass"]);
    expect(bylaw("evidence", "due").out).toMatch(/^(Nothing is due before|Due within)/);
    expect(bylaw("evidence", "verify", "restore.log")).toMatchObject({ status: 0 });
    write("restore.log", "another\n");
    expect(bylaw("evidence", "verify", "restore.log")).toMatchObject({ status: 1 });
  });

  test("everybody must acknowledge the policies", () => {
    write("compliance/recovery.ts", block("ts", "restoresTested = defineControl"));
    write(
      "compliance/people.ts",
      block("ts", "policiesRead = defineControl")
        .replace("const ana", "export const ana")
        .replace("const hana", "export const hana"),
    );
    write(
      "bylaw.config.ts",
      block("ts", "people: [ana, ben]")
        .replace(
          "import { ana, ben,",
          'import { ana, hana, policiesRead } from "./compliance/people.ts";\nimport { ben,',
        )
        .replace("people: [ana, ben]", "people: [ana, ben, hana]")
        .replace("controls: [restoresTested]", "controls: [restoresTested, policiesRead]"),
    );
    mkdirSync(join(folder, "evidence"));
    expect(bylaw("evidence", "add", "policy-approval", "--by", "hana", "--on", "2026-02-02")).toMatchObject({
      status: 0,
    });
    const path = recordIn("policy-approval");
    write(
      path,
      readFileSync(join(folder, path), "utf8").replace(/^# reviewedBy: ana.*$/m, "reviewedBy: ana"),
    );
    write(
      "signed.csv",
      "Name,Email,Signed at\nSomebody,ana,2026-02-05T10:00:00Z\nElse,ben,2026-02-06T10:00:00Z\n",
    );
    const imported = bylaw(
      ...["evidence", "import", "policy-acknowledgement", "signed.csv"],
      ...["--person", "Email", "--on", "Signed at", "--by", "ben"],
    );
    expect(imported).toMatchObject({ status: 0 });
    const signed = recordIn("policy-acknowledgement");
    write(
      signed,
      readFileSync(join(folder, signed), "utf8").replace(/^# reviewedBy: hana.*$/m, "reviewedBy: hana"),
    );
    expect(outcomesOf("policy-acknowledgement")).toEqual([
      "ana/recovery pass",
      "ben/recovery pass",
      "hana/recovery fail",
    ]);
    expect(bylaw("evidence", "due").out).toMatch(/policy-acknowledgement +since 2026-03-04 +hana/);
  });

  test("we may not put HR data into git", () => {
    write(
      "compliance/staff.ts",
      block("ts", "staffScreened = defineControl").replace("const hana", "export const hana"),
    );
    write(
      "bylaw.config.ts",
      `import { defineProgram, soc2 } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { hana, staffScreened } from "./compliance/staff.ts";
export default defineProgram({
  organization: { name: "Acme, Inc." },
  framework: soc2.scope({ categories: ["security"] }),
  providers: [${/evidence\(\{ directory: "evidence", restricted: "[^"]+" \}\)/.exec(guide)?.[0].replace("../acme-people", "people")}],
  people: [hana],
  controls: [staffScreened],
});\n`,
    );
    mkdirSync(join(folder, "evidence"));
    write(
      "people/evidence/screening/hana.md",
      "---\nsubmittedBy: hana\npeople: { hana: 2026-01-12 }\nfindings: A SECRET\n---\n\nANOTHER SECRET\n",
    );
    const ran = bylaw("check", "screening", "--record", "recording");
    expect(ran.status).toBe(2);
    expect(ran.out).toContain("the kind screening is restricted and has none; remove it");
    const kept = readdirSync(join(folder, "recording"), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name), "utf8"))
      .join("");
    expect(ran.out + ran.err + kept).not.toMatch(/SECRET|hana\.md|findings/);
  });
});
