// One million observations from a recording on disk, in a process of their own: processor time, and peak memory.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecording, writeRecording } from "@bylaw/core/node";
import { evaluateRecording } from "@bylaw/core/run";
import { programOfChecks, RESOURCES, recordingOfKeys } from "./estate.ts";

const checks = Number(process.argv[2] ?? "10");
const folder = join(await mkdtemp(join(tmpdir(), "bylaw-bench-")), "recording");
try {
  await writeRecording(folder, recordingOfKeys(RESOURCES));
  const recording = await openRecording(folder);
  let observations = 0;
  let assertions = 0;
  const before = process.cpuUsage();
  await evaluateRecording(programOfChecks(checks), recording, {
    onObservation: (observation) => {
      observations += 1;
      assertions += observation.assertions.length;
    },
  });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ observations, assertions, seconds, peakMb }));
} finally {
  await rm(join(folder, ".."), { recursive: true, force: true });
}
