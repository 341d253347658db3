import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Aws, findMoto, startAws } from "../testbed/aws/index.ts";
import { must, packAll, removeTarballs } from "./pack.ts";
import { type Ran, root } from "./repo.ts";

const guide = readFileSync(join(root, "docs", "getting-started.md"), "utf8");

/** The first fenced block of the guide in a language that holds some text. */
function block(language: string, holding: string): string {
  const all = [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))];
  const found = all.map(([, body = ""]) => body).find((body) => body.includes(holding));
  if (found === undefined) throw new Error(`The guide shows no ${language} with ${holding}.`);
  return found;
}

const { missing } = findMoto();
if (missing !== undefined) console.warn(`SKIPPED tools/first-hour.test.ts: ${missing}`);

describe.skipIf(missing !== undefined)("a newcomer's first hour, as the guide has it", () => {
  const all = missing === undefined ? packAll() : [];
  let cloud: Aws;
  let folder: string;

  const run = (command: string, ...args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const inherited = Object.entries(process.env).filter(([name]) => !/^(VITEST|AWS_|NODE_ENV)/.test(name));
      const child = spawn(command, args, {
        cwd: folder,
        env: {
          ...Object.fromEntries(inherited),
          NO_COLOR: "1",
          AWS_ENDPOINT_URL: cloud.endpoint,
          AWS_ACCESS_KEY_ID: "testing",
          AWS_SECRET_ACCESS_KEY: "testing",
        },
      });
      const out = { stdout: "", stderr: "" };
      for (const name of ["stdout", "stderr"] as const) {
        child[name].setEncoding("utf8").on("data", (text: string) => {
          out[name] += text;
        });
      }
      child.on("close", (status) => resolve({ status: status ?? 1, ...out }));
    });

  beforeAll(async () => {
    cloud = await startAws();
    folder = mkdtempSync(join(tmpdir(), "bylaw-first-hour-"));
    must("npm", ["init", "--yes"], folder);
    installAsTheGuideSays();
  });
  afterAll(async () => {
    await cloud?.stop();
    removeTarballs(all);
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  /** The guide's own lines. The packages are not published, so their names are those of their tarballs. */
  function installAsTheGuideSays(): void {
    const lines = block("sh", "npm install --save-dev").trim().split("\n");
    const tarballs = new Map(all.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
    const named = lines.join(" ").split(" ");
    for (const line of lines) {
      const [command = "", ...words] = line.split(" ");
      if (words[0] === "install") overrideOthers(named, tarballs);
      const args = words.map((word) => tarballs.get(word) ?? word);
      must(
        command,
        [...args, ...(words[0] === "install" ? ["--prefer-offline", "--no-audit", "--no-fund"] : [])],
        folder,
      );
    }
  }

  /** What the line does not name comes with what it names, and is not published either. */
  function overrideOthers(named: readonly string[], tarballs: ReadonlyMap<string, string>): void {
    const path = join(folder, "package.json");
    const overrides = Object.fromEntries([...tarballs].filter(([name]) => !named.includes(name)));
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), overrides }, null, 2));
  }

  it("C1, C3: one control compiles, gives a first verdict, and lists the other criteria as gaps", async () => {
    writeFileSync(join(folder, "tsconfig.json"), block("json", "compilerOptions"));
    writeFileSync(join(folder, "bylaw.config.ts"), block("ts", "export default defineProgram"));
    expect(await run("npx", "--no-install", "tsc")).toEqual({ status: 0, stdout: "", stderr: "" });

    const first = await run("npx", "--no-install", "bylaw", "check");
    expect(first.stdout).toContain("root-protected / aws/iam-root-mfa / all");
    expect(first.stdout).toContain("MFA of the root user: false, expected true");
    expect(first.stdout).toContain("gaps, in scope and satisfied by no control: CC1.1, CC1.2,");
    expect(first.stdout).toContain("gaps: 32 of 33 criteria in scope are satisfied by no control");
    expect(first.status).toBe(2);
    expect(first.stderr).not.toContain("Warning");

    const asked = await run("npx", "--no-install", "bylaw", "explain", "CC1.1");
    expect(asked.status).toBe(0);
    expect(asked.stdout).toContain("criterion CC1.1");
  });
});
