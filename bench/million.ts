// One million observations from a recording on disk: assertions per second and peak memory.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateRecording } from "@bylaw/core";
import { openRecording, writeRecording } from "@bylaw/core/node";
import { program, recordingOfKeys } from "./estate.ts";

const RESOURCES = 100_000;
const LIMIT_MB = 300;

const folder = join(await mkdtemp(join(tmpdir(), "bylaw-bench-")), "recording");
try {
  await writeRecording(folder, recordingOfKeys(RESOURCES));
  const recording = await openRecording(folder);
  let observations = 0;
  let assertions = 0;
  const startedAt = performance.now();
  await evaluateRecording(program, recording, {
    onObservation: (observation) => {
      observations += 1;
      assertions += observation.assertions.length;
    },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ observations, assertions, seconds, perSecond: assertions / seconds, peakMb: peak }),
  );
  if (observations !== 1_000_000 || peak > LIMIT_MB) process.exitCode = 1;
} finally {
  await rm(join(folder, ".."), { recursive: true, force: true });
}
