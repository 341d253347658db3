import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { weakRepositories } from "../testbed/github/acme/weak.ts";
import { emptyGitHub, type GitHubServer, startGitHub } from "../testbed/github/index.ts";
import { type Command, commandsIn, daysOf, editsIn } from "./guide.ts";
import { type Ran, root } from "./repo.ts";

const page = readFileSync(join(root, "docs/first-week.md"), "utf8");
const days = daysOf(page);

/** Each day's clock, in the days that the page shows. */
const DATES: Readonly<Record<string, string>> = {
  Monday: "2027-01-11",
  Tuesday: "2027-01-12",
  Wednesday: "2027-01-13",
  Thursday: "2027-01-14",
  Friday: "2027-01-15",
  "What comes next": "2027-01-15",
};

/** Has Node tell another time, whatever it runs. */
const CLOCK = `const Real = Date;
const begun = performance.now();
const now = () => Math.floor(Real.parse(process.env.FIRST_WEEK) + performance.now() - begun);
globalThis.Date = class Date extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};
`;

let home: string;
let folder: string;
let forge: GitHubServer;
/** What init says once everything is installed. */
let init = "";

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "bylaw-week-"));
  folder = join(home, "infra");
  mkdirSync(folder);
  writeFileSync(join(home, "clock.mjs"), CLOCK);
  const remote = join(home, "remote.git");
  const git = (...args: readonly string[]) => spawnSync("git", args, { cwd: folder });
  git("init", "--quiet", "--bare", "--initial-branch", "main", remote);
  git("init", "--quiet", "--initial-branch", "main");
  git("remote", "add", "origin", "https://github.com/two/infra.git");
  git("config", `url.${remote}.insteadOf`, "https://github.com/two/infra.git");
  // What the signature service would have given back.
  writeFileSync(join(home, "policies-signed.pdf"), "policies\n");
  writeFileSync(join(home, "acknowledgements-signed.pdf"), "acknowledgements\n");
  const names = ["mobile-app", "data-pipeline"];
  const weak = weakRepositories().filter(({ name }) => names.includes(name));
  const repositories = weak.map((one) => ({
    ...one,
    createdAt: "2020-01-01T09:00:00Z",
    pushedAt: "2026-01-01T09:00:00Z",
  }));
  forge = await startGitHub({ state: { ...emptyGitHub("two"), repositories } });
});
afterAll(async () => {
  await forge?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Runs a command as a user's shell does, with the variables that it was given; `npx` finds the programs of this repository. */
function sh(line: string, date: string, variables: string): Promise<Ran> {
  const programs = { bylaw: "packages/cli/bin/bylaw.js", vitest: "node_modules/vitest/vitest.mjs" };
  const own = Object.entries({ ...programs, tsc: "node_modules/typescript/bin/tsc" }).reduce(
    (text, [name, path]) =>
      text.replace(new RegExp(`^npx ${name}\\b`), `"${process.execPath}" "${join(root, path)}"`),
    line,
  );
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|AWS_|NODE_ENV|NODE_OPTIONS|GITHUB_|GIT_|CI$)/.test(name),
  );
  return new Promise((resolve) => {
    const child = spawn("bash", ["-uo", "pipefail", "-c", variables + own], {
      cwd: folder,
      env: {
        ...Object.fromEntries(inherited),
        NO_COLOR: "1",
        NODE_OPTIONS: `--import=${join(home, "clock.mjs")}`,
        FIRST_WEEK: `${date}T09:00:00Z`,
        GITHUB_API_URL: forge.url,
        GITHUB_TOKEN: "testing",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_AUTHOR_NAME: "Ben",
        GIT_AUTHOR_EMAIL: "ben@two.example",
        GIT_COMMITTER_NAME: "Ben",
        GIT_COMMITTER_EMAIL: "ben@two.example",
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
}

/** What stands in for a block that a test cannot run. */
const INSTEAD: Readonly<Record<string, () => void>> = {
  "npm install": () => {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    // Git takes a link for a file, which the folder's own line does not leave out.
    writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  },
  "gh pr merge": () => {
    spawnSync("git", ["push", "--quiet", "origin", "approval:main"], { cwd: folder });
  },
};

function standIn(commands: readonly Command[]): void {
  for (const { line } of commands) {
    const found = Object.keys(INSTEAD).find((one) => line.startsWith(one));
    if (found !== undefined) INSTEAD[found]?.();
  }
}

/** On one line, with single spaces: the page folds lines where it likes. */
const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

describe("the first week, as its page has it", () => {
  test("has the days of a week", () => {
    expect(days.map(({ name }) => name)).toEqual(Object.keys(DATES));
  });

  test.each(days)("$name", async ({ name, blocks }) => {
    const date = DATES[name] ?? "";
    let said = "";
    for (const { language, text } of blocks) {
      if (language === "sh") {
        const { needs, commands } = commandsIn(text);
        if (needs !== undefined) {
          console.warn(`NOT RUN by tools/first-week.test.ts, ${needs}: ${plain(text)}`);
          standIn(commands);
          continue;
        }
        said = "";
        let variables = "";
        for (const { line, exit } of commands) {
          if (/^\w+=/.test(line)) {
            variables += `${line}\n`;
            continue;
          }
          const { status, stdout, stderr } = await sh(line, date, variables);
          expect({ line, status, told: status === exit ? "" : stdout + stderr }).toEqual({
            line,
            status: exit,
            told: "",
          });
          said += stdout;
          if (line === "npx bylaw init") init = stdout;
        }
      } else if (language === "text") {
        expect(
          text
            .trim()
            .split("\n")
            .filter((line) => !plain(said).includes(plain(line))),
        ).toEqual([]);
      } else {
        edit(text);
      }
    }
  });

  test("runs all but what needs rights or the network", () => {
    const all = days.flatMap(({ blocks }) => blocks.filter(({ language }) => language === "sh"));
    const left = all.map(({ text }) => commandsIn(text)).filter(({ needs }) => needs !== undefined);
    expect(
      left.map(({ needs, commands }) => [needs, commands[0]?.line.split(" ").slice(0, 2).join(" ")]),
    ).toEqual([
      ["needs the network", "npm install"],
      ["needs rights on GitHub", "export GITHUB_TOKEN=..."],
      ["needs rights in AWS, and on GitHub", "aws iam"],
      ["needs rights on GitHub", "gh api"],
      ["needs rights on GitHub", "gh pr"],
      ["needs rights on GitHub, and another person", "gh pr"],
    ]);
  });

  test("shows what init prints for whoever has the rights", () => {
    const rights = init.split("none was run\n")[1]?.split("\n\nWhat the program")[0] ?? "";
    const lines = rights.split("\n").filter((line) => line !== "" && !line.startsWith("  #"));
    expect(lines.length).toBeGreaterThan(6);
    const bare = (line: string): string => line.split("  #")[0]?.trim() ?? "";
    expect(lines.map(bare).filter((line) => !page.replaceAll(" --quiet", "").includes(line))).toEqual([]);
  });

  test("follows init's list in its order", () => {
    const week = init.split("This week\n")[1] ?? "";
    const items = [...week.matchAll(/^ {2}\d\. (.*)$/gm)].map(([, line = ""]) => line);
    const begins = (line: string): string => line.split(" --until ")[0] ?? "";
    const steps = items.slice(0, 5).map((line) => page.indexOf(`\n${begins(line)}`));
    expect(steps).not.toContain(-1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

/** Makes the change that a diff of the page shows, in the file that it names. */
function edit(diff: string): void {
  for (const { path, from, to } of editsIn(diff)) {
    const text = readFileSync(join(folder, path), "utf8");
    expect(text).toContain(`${from}\n`);
    writeFileSync(join(folder, path), text.replace(`${from}\n`, `${to}\n`));
  }
}
