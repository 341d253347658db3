import { BylawError } from "@bylaw/core";
import { assertValidProgram, createVerdictMemory, diffOf, jsonText, judgeProgram } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { type DiffDocument, FORMAT } from "../../pull-request/document.ts";
import { loadBase } from "./base/base.ts";
import { type DiffGiven, SHOWN } from "./given.ts";
import { recordingFor } from "./recording.ts";
import { diffText } from "./text.ts";

/** Tells what today's program changes against a base, on one recording. */
export async function run(given: DiffGiven, io: Io): Promise<number> {
  if (given.pull !== undefined && !given.comment) {
    throw new BylawError("usage", "--pull says where a comment is written, and none is asked for.", {
      next: "Give --comment as well, or leave it out.",
    });
  }
  const pull = given.comment ? await import("../../pull-request/pull.ts") : undefined;
  const target = await pull?.pullOf(given.pull, io);
  const document = await compared(given, io).catch(async (error: unknown) => {
    if (target !== undefined)
      await (await import("./not-compared.ts")).tellNotCompared(given.config, target, io);
    throw error;
  });
  await write(io.stdout, given.json ? `${jsonText(document, 1)}\n` : diffText(document, io));
  if (target !== undefined) {
    const { postDiff } = await import("../../pull-request/post.ts");
    io.stderr.write(`${await postDiff(document, target, io)}\n`);
  }
  return document.exitCode;
}

async function compared(given: DiffGiven, io: Io): Promise<DiffDocument> {
  const today = await loadConfig(io, given.config);
  assertValidProgram(today.program);
  const { program, ...base } = await loadBase(given.base, today, io);
  const recording = await recordingFor(given.from, program, today.program, io);
  const memory = createVerdictMemory();
  const before = await judgeProgram(program, recording, memory);
  const after = await judgeProgram(today.program, recording, memory);
  const shown = given.all ? Number.POSITIVE_INFINITY : SHOWN;
  return { format: FORMAT, ...base, ...diffOf(before, after, { shown }) };
}
