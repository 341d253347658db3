// `npm run demo`: the main job on the recorded example. No network, no account. Builds where nothing is built; npm ci has.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const acme = join(root, "examples/acme");

function run(args, cwd = acme) {
  return spawnSync(process.execPath, args, { cwd, stdio: "inherit" }).status ?? 1;
}

function bylaw(cwd, ...args) {
  const place = cwd === acme ? "" : `cd ${relative(acme, cwd)} && `;
  console.log(`\n$ ${place}npx bylaw ${args.join(" ")}\n`);
  return run([join(root, "packages/cli/bin/bylaw.js"), ...args], cwd);
}

const packages = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
const unbuilt = packages.some(
  (one) => existsSync(join(one, "tsup.config.ts")) && !existsSync(join(one, "dist")),
);
if (unbuilt && run([join(root, "tools/build.mjs")], root) !== 0) process.exit(1);
console.log(
  "Acme, a made-up company: two AWS accounts and a GitHub organization, recorded in examples/acme/recording.",
);
const check = bylaw(acme, "check", "--from", "recording");
const coverage = bylaw(join(acme, "year"), "coverage", "runs");
const checklist = bylaw(acme, "checklist", "--from", "recording");
const docs = bylaw(acme, "docs");
const explain = bylaw(acme, "explain", "key-rotation-period");
console.log(`
bylaw check exited ${check}, as it should: Acme has failures and things that could not be read.
bylaw checklist exited ${checklist}, as it should: some of its lines are missing, and one could not be decided.
bylaw coverage exited ${coverage}, as it should: Acme's year has a week without runs. Of its gaps, the restore test is answered.

Read next:
  examples/acme/bylaw.config.ts                    the program: policies, controls, risks, settings
  examples/acme/documents/README.md                its documents, just written: policies, registers, matrix, calendar
  examples/acme/compliance.test.ts                 the same run as a test suite: cd examples/acme && npx vitest run
  examples/acme/year/evidence/answers              how Acme answered for the restore test that it missed
  docs/first-week.md                          your own program`);
const asItShould = check === 2 && coverage === 2 && checklist === 2 && docs === 0 && explain === 0;
process.exit(asItShould ? 0 : 1);
