import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../../index.ts";
import { type KeepOptions, keepRun, openRuns } from "../../node/index.ts";
import { judgedRun, type Keys, vaultRecording, vaultRuns } from "../../node/keep/keep.fixture.ts";
import type { Recording } from "../../run/index.ts";
import { type SeenRun, seen } from "./seen-run.ts";

/** A run of a day: what the vault listed, or `!` for a listing that could not be read. */
export interface Day {
  readonly day: string;
  readonly keys?: Keys;
  readonly recording?: Recording;
  readonly throttled?: boolean;
  readonly program?: Program;
  readonly ids?: readonly string[];
  readonly options?: Partial<KeepOptions>;
}

const clean: KeepOptions["revision"] & object = { commit: "4be1f0c", branch: "main", clean: true };

/** Keeps runs for real, one after the other, and reads them back as coverage does. */
export async function seenRuns(days: readonly Day[]): Promise<readonly SeenRun[]> {
  const root = await mkdtemp(join(tmpdir(), "bylaw-seen-"));
  try {
    for (const { day, keys = {}, recording, throttled, program = vaultRuns, ids, options } of days) {
      const read = recording ?? vaultRecording(day, keys, throttled ? { code: "throttled" } : undefined);
      await keepRun(root, await judgedRun(read, program, ids), {
        versions: { "@bylaw/core": "1.0.0" },
        revision: clean,
        ...options,
      });
    }
    const { runs } = await openRuns([root]);
    return await Promise.all(runs.map(seen));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
