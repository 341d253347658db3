// `npm run demo`: the main job on the recorded example. No network, no account.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const acme = join(root, "examples/acme");

function run(args, cwd = acme) {
  return spawnSync(process.execPath, args, { cwd, stdio: "inherit" }).status ?? 1;
}

function bylaw(...args) {
  console.log(`\n$ npx bylaw ${args.join(" ")}\n`);
  return run([join(root, "packages/cli/bin/bylaw.js"), ...args]);
}

if (run([join(root, "tools/build.mjs")], root) !== 0) process.exit(1);
console.log(
  "Acme, a made-up company: two AWS accounts and a GitHub organization, recorded in examples/acme/recording.",
);
const check = bylaw("check", "--from", "recording");
const docs = bylaw("docs");
const explain = bylaw("explain", "key-rotation-period");
console.log(`
bylaw check exited ${check}, as it should: Acme has failures and things that could not be read.

Read next:
  examples/acme/bylaw.config.ts                    the program: policies, controls, risks, settings
  examples/acme/documents/policies/encryption.md   a policy document that was just written
  examples/acme/compliance.test.ts                 the same run as a test suite: cd examples/acme && npx vitest run
  docs/getting-started.md                          your own program`);
process.exit(docs === 0 && explain === 0 && check === 2 ? 0 : 1);
