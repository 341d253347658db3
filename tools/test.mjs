// `npm test`: builds, then runs every gate in order. `--only <step>` runs one of them: build, types, lint, vitest; of vitest
// also a part, by paths behind it.
// Ends with `tests: <n> passed, <n> failed`. BYLAW_NO_SKIPS=1 makes a skipped test a failure. BYLAW_BUILT=1 says that npm ci
// has built what stands here, a moment ago: it is not built again.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findMoto } from "../testbed/aws/find-moto.mjs";
import { findChromium } from "../testbed/browser/find-chromium.mjs";
import { findPostgres } from "../testbed/postgres/find-postgres.mjs";
import { peerCases, peerCasesSaid } from "./peer-cases.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, "node_modules");
const noSkips = process.env.BYLAW_NO_SKIPS === "1";
const counts = join(tmpdir(), `bylaw-test-${process.pid}.json`);

const steps = {
  build: [join(root, "tools/build.mjs")],
  types: [join(tools, "typescript/bin/tsc"), "-b", ".", "tools", "testbed"],
  lint: [join(tools, "@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."],
  vitest: [
    join(tools, "vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${counts}`,
  ],
};

const whole = steps.vitest.length;

/** What this machine lacks, which tests then skip, and how to get it. */
const needs = [findMoto().missing, findChromium().missing, findPostgres().missing];

const skipped = needs.filter((one) => one !== undefined).map((missing) => `skipped: ${missing}`);
for (const line of skipped) console.log(line);
if (noSkips && skipped.length > 0) fail("BYLAW_NO_SKIPS=1 and something would be skipped.");

const results = wanted().map((name) => {
  console.log(`\n> ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, steps[name], { cwd: root, stdio: "inherit" });
  const result = { name, ok: status === 0, seconds: Math.round((Date.now() - started) / 1000) };
  if (name === "build" && !result.ok) fail("the build failed, and nothing else can run without it.");
  return result;
});

console.log(`\nNode ${process.versions.node}`);
for (const { name, ok, seconds } of results)
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
for (const line of skipped) console.log(line);
const vitest = results.some(({ name }) => name === "vitest") ? countsOf(counts) : undefined;
rmSync(counts, { force: true });
if (vitest !== undefined) {
  const { passed, failed, skips, peers, slowest } = vitest;
  for (const line of slowest) console.log(line);
  for (const line of peers?.lines ?? []) console.log(line);
  for (const fault of peers?.faults ?? []) console.log(`FAILED situations from public reports: ${fault}`);
  if (noSkips && skips > 0) console.log("FAILED BYLAW_NO_SKIPS=1 and tests were skipped");
  console.log(`tests: ${passed} passed, ${failed} failed${skips > 0 ? `, ${skips} skipped` : ""}`);
}
const tooFew = (vitest?.peers?.faults.length ?? 0) > 0;
process.exit(results.every(({ ok }) => ok) && !tooFew && !(noSkips && (vitest?.skips ?? 0) > 0) ? 0 : 1);

function wanted() {
  const [option, name, ...rest] = process.argv.slice(2);
  if (option === undefined)
    return Object.keys(steps).filter((step) => step !== "build" || process.env.BYLAW_BUILT !== "1");
  if (option === "--only" && name in steps && (rest.length === 0 || name === "vitest")) {
    steps[name].push(...rest);
    return [name];
  }
  console.error(`usage: npm test [-- --only ${Object.keys(steps).join("|")} [path...]]`);
  process.exit(64);
}

/** What vitest counted. A file that could not even be read counts as one failure. */
function countsOf(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { passed: 0, failed: 1, skips: 0, slowest: [] };
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skips: report.numPendingTests + report.numTodoTests,
    slowest: slowestOf(report.testResults),
    // A part says nothing of the whole.
    ...(steps.vitest.length === whole && { peers: peerCasesSaid(peerCases(report)) }),
  };
}

/** Where the time goes, of a whole run. As many files run at once as there are processors. */
function slowestOf(files) {
  if (steps.vitest.length !== whole) return [];
  const timed = files
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: Math.round((endTime - startTime) / 1000),
    }))
    .sort((a, b) => b.seconds - a.seconds);
  return timed.slice(0, 20).map(({ name, seconds }) => `${String(seconds).padStart(5)} s  ${name}`);
}

function fail(reason) {
  console.error(`\nFAILED: ${reason}\ntests: not run`);
  process.exit(1);
}
