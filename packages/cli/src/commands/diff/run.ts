import { BylawError, type Program } from "@bylaw/core";
import { assertValidProgram, createVerdictMemory, diffOf, jsonText, judgeProgram } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { loadProgram, placeOfConfig } from "../../load-config.ts";
import { openFrom } from "../../open-from.ts";
import { pathOf } from "../../paths.ts";
import { type DiffDocument, FORMAT } from "../../pull-request/document.ts";
import { type OpenBase, openBase } from "./base/base.ts";
import { type DiffGiven, SHOWN } from "./given.ts";
import { collectBoth } from "./recording.ts";
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
  const place = placeOfConfig(io, given.config);
  const base = await openBase(given.base, place, io);
  try {
    const program = await loadProgram(place.config);
    assertValidProgram(program);
    return await compare(program, base, given, io);
  } finally {
    await base.close();
  }
}

/** Today's program is judged while the base's files are written, where it is known by what. */
async function compare(today: Program, base: OpenBase, given: DiffGiven, io: Io): Promise<DiffDocument> {
  const memory = createVerdictMemory();
  const from = given.from === undefined ? undefined : pathOf("--from", given.from, io.cwd);
  const recorded = from === undefined ? undefined : await openFrom(from, today, io);
  const early = recorded && (await judgeProgram(today, recorded, memory));
  const { program: was, ...about } = await base.load(today);
  const recording = recorded ?? (await collectBoth(was, today, io));
  const after = early ?? (await judgeProgram(today, recording, memory));
  const before = await judgeProgram(was, recording, memory);
  const shown = given.all ? Number.POSITIVE_INFINITY : SHOWN;
  return { format: FORMAT, ...about, ...diffOf(before, after, { shown }) };
}
