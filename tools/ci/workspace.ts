import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const bylawBin = join(root, "packages/cli/bin/bylaw.js");

/** A program of one control over a GitHub organization. */
const config = `import { defineControl, definePerson, defineProgram, soc2 } from "@bylaw/core";
import { github, organizationTwoFactorRequired } from "@bylaw/github";

const ana = definePerson({ id: "ana", name: "Ana" });
const others = soc2.criteria.filter(({ id, category }) => id !== "CC6.1" && category === "security");

export default defineProgram({
  organization: { name: "Acme" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])),
  }),
  providers: [github({ organization: "acme" })],
  controls: [
    defineControl({
      id: "second-factor",
      title: "Members have a second factor",
      statement: "GitHub lets nobody in without a second factor.",
      satisfies: [soc2("CC6.1")],
      owner: ana,
      checks: [organizationTwoFactorRequired],
    }),
  ],
});
`;

/** Checkouts that jobs of a CI system work in, below a folder from which Bylaw's packages are found. */
export interface Workspaces {
  /** A clean checkout of a program, on its main branch; of one control over GitHub unless another is given. */
  checkout(program?: string): string;
  /** The branch of kept runs, in a repository of its own that can be pushed to. */
  evidence(): string;
  /** An empty folder. */
  folder(name: string): string;
  /** A folder for PATH where `npm ci` does nothing, and `npx bylaw` runs this repository's. */
  readonly programs: string;
  remove(): void;
}

export function openWorkspaces(): Workspaces {
  const cache = join(root, "node_modules/.cache/bylaw");
  mkdirSync(cache, { recursive: true });
  const all = mkdtempSync(join(cache, "ci-"));
  const folder = (name: string): string => mkdtempSync(join(all, `${name}-`));
  const programs = folder("programs");
  const put = (name: string, text: string): void => {
    writeFileSync(join(programs, name), `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(join(programs, name), 0o755);
  };
  put("npm", "exit 0");
  put("npx", `shift; exec node ${JSON.stringify(bylawBin)} "$@"`);
  return {
    folder,
    programs,
    checkout(program = config) {
      const workspace = folder("workspace");
      git(workspace, "init", "--quiet", "--initial-branch", "main");
      writeFileSync(join(workspace, "bylaw.config.ts"), program);
      writeFileSync(join(workspace, ".gitignore"), ".bylaw/\n*.xml\n*.log\n");
      git(workspace, "add", "--all");
      git(workspace, "commit", "--quiet", "--message", "The program");
      return workspace;
    },
    evidence() {
      const [remote, seed] = [folder("remote"), folder("seed")];
      git(remote, "init", "--quiet", "--bare", "--initial-branch", "bylaw/evidence");
      git(seed, "init", "--quiet", "--initial-branch", "bylaw/evidence");
      git(seed, "commit", "--quiet", "--allow-empty", "--message", "Runs begin");
      git(seed, "push", "--quiet", remote, "bylaw/evidence");
      return remote;
    },
    remove: () => rmSync(all, { recursive: true, force: true }),
  };
}

/** Git as somebody of the company. */
export function git(cwd: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=ana", "-c", "user.email=ana@acme.example"];
  return execFileSync("git", [...identity, ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}
