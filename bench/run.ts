// `npm run bench`: figures as ratios against a named peer or a stated bound. Nothing here asserts on time.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Figures {
  readonly observations: number;
  readonly assertions: number;
  readonly seconds: number;
  readonly peakMb: number;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** Without it a check would reach each import through a proxy of jiti's; those of the packages are modules, and do not. */
const AS_MODULES = { JITI_INTEROP_DEFAULT: "false" };

/** Open Policy Agent 1.22.2, `opa bench`, two conditions over 200,000 keys on two cores, reading left out. */
const OPA_PER_SECOND = 960_000;
const RUNS = 5;

const [ten, one] = [best(10), best(1)];
// What one check costs is read plus judged once; nine more checks cost only judging.
const judging = (ten.seconds - one.seconds) / 9;
const perCheck = (ten.assertions - one.assertions) / 9;
const rate = ten.assertions / ten.seconds;
print("assertions per second, reading included", rate, `${ratio(rate)} of OPA's, which leaves reading out`);
print("assertions per second, reading left out", perCheck / judging, `${ratio(perCheck / judging)} of OPA's`);
console.log(
  `peak memory over ${ten.observations.toLocaleString("en")} observations: ${ten.peakMb} MB of 300 MB allowed`,
);

function best(checks: number): Figures {
  const runs = Array.from({ length: RUNS }, () => figures(checks));
  return runs.reduce((a, b) => (a.seconds < b.seconds ? a : b));
}

function figures(checks: number): Figures {
  const jiti = join(root, "node_modules/jiti/lib/jiti-cli.mjs");
  const { stdout } = spawnSync(process.execPath, [jiti, join(root, "bench/million.ts"), String(checks)], {
    encoding: "utf8",
    env: { ...process.env, ...AS_MODULES },
  });
  return JSON.parse(stdout) as Figures;
}

function ratio(value: number): string {
  return `${(value / OPA_PER_SECOND).toFixed(1)} times`;
}

function print(what: string, value: number, compared: string): void {
  console.log(`${what}: ${Math.round(value).toLocaleString("en")} (${compared})`);
}
