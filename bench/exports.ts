// 100,000 failures from a recording on disk, written in every format, in a process of their own: bytes and
// processor time of each, and the peak memory of all.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecording, writeRecording } from "@bylaw/core/node";
import { evaluateRecording } from "@bylaw/core/run";
import { formats } from "@bylaw/exports";
import { openExporter, parseOutput, writeExports } from "@bylaw/exports/node";
import { programOfChecks, RESOURCES, recordingOfKeys } from "./estate.ts";

const folder = await mkdtemp(join(tmpdir(), "bylaw-bench-"));
const exporter = openExporter([]);
try {
  await writeRecording(join(folder, "recording"), recordingOfKeys(RESOURCES, 4));
  const recording = await openRecording(join(folder, "recording"));
  const program = programOfChecks(1);
  const report = await evaluateRecording(program, recording, { onObservation: exporter.add });
  const run = await exporter.write(report, { config: import.meta.filename });
  const written: Record<string, { readonly bytes: number; readonly seconds: number }> = {};
  // Formats that are named are left out.
  for (const { id } of formats.filter((one) => !process.argv.slice(2).includes(one.id))) {
    const path = join(folder, id);
    const before = process.cpuUsage();
    await writeExports(run, [parseOutput(`${id}=${path}`, folder)]);
    const { user, system } = process.cpuUsage(before);
    const { size } = await stat(path);
    written[id] = {
      bytes: size,
      seconds: Math.round((user + system) / 1e4) / 100,
    };
    await rm(path);
  }
  const { fail } = report.total.counts;
  console.log(JSON.stringify({ fail, written, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
} finally {
  await exporter.close();
  await rm(folder, { recursive: true, force: true });
}
