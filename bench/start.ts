// How long the command takes to start: `bylaw --help` against a bare node, and the processor time of a replay.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const acme = join(root, "examples/acme");
const bin = join(root, "packages/cli/bin/bylaw.js");
const RUNS = 11;

const bare = processorTime("-e", "0");
const help = processorTime(bin, "--help");
const replay = processorTime(bin, "check", "--from", "recording");
console.log(
  `bylaw --help: ${(help / bare).toFixed(1)} times a bare node start, of 3 allowed (${help} s, ${bare} s)`,
);
console.log(`bylaw check --from of the example: ${replay} s of processor time, of 0.5 s allowed`);

const provider = processorTime("--input-type=module", "-e", 'await import("@bylaw/aws")');
console.log(
  `import("@bylaw/aws"): ${Math.round((provider - bare) * 1000)} ms of processor time beside a bare node start, of 150 allowed`,
);

/** Seconds of processor time that a run of Node takes, the median of several, as the shell tells it of its children. */
function processorTime(...args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1';
    const { stderr } = spawnSync("bash", ["-c", script, "bash", process.execPath, ...args], {
      cwd: acme,
      encoding: "utf8",
    });
    return stderr
      .trim()
      .split(" ")
      .reduce((sum, part) => sum + Number(part), 0);
  });
  return Number((times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN).toFixed(3));
}
