import { resolve } from "node:path";
import { BylawError } from "@bylaw/core";
import type { Observation, Plan, Report } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { assertWritable } from "../../paths.ts";
import type { CheckGiven } from "./given.ts";
import { repositoryOf } from "./keep.ts";

/** What a run is to be written down as, beside what is told. */
export interface Exporting {
  /** Throws where something cannot be written. Asked before the work whose result goes there. */
  assertWritable(plan: Plan): Promise<void>;
  /** What stores observations until they are written; undefined where nobody asked. */
  open(): Entries | undefined;
}

export interface Entries {
  add(one: Observation): void | Promise<void>;
  /** Writes every file, and what `--json` prints. */
  write(judged: Judged): Promise<void>;
  /** Removes what was stored. */
  close(): Promise<void>;
}

interface Judged {
  readonly report: Report;
  /** The file of the program. */
  readonly config: string;
  readonly revision: string | undefined;
}

/**
 * Reads what `--output` and `--json` ask for, and takes away what an earlier run wrote there. Nothing is loaded for them where they ask
 * for nothing.
 */
export async function readExports({ output, json, from }: CheckGiven, io: Io): Promise<Exporting> {
  if (output.length === 0 && !json) return { assertWritable: async () => undefined, open: () => undefined };
  const [formats, exports] = await Promise.all([import("@bylaw/exports"), import("@bylaw/exports/node")]);
  const outputs = output.map((text) => exports.parseOutput(text, io.cwd));
  if (outputs.some(({ path }) => from !== undefined && path === resolve(io.cwd, from)))
    throw new BylawError("usage", `--output and --from both name ${from}.`, {
      next: "Name another file to write.",
    });
  await exports.removeEarlier(outputs);
  return {
    async assertWritable({ selection }) {
      await exports.assertOutputs(outputs, selection === undefined);
      for (const folder of await exports.foldersOf(outputs)) await assertWritable(folder);
    },
    open() {
      const { add, write: writeDown, close } = exports.openExporter(outputs);
      return {
        add,
        async write({ report, config, revision }) {
          const repository = repositoryOf(io.env);
          const run = await writeDown(report, {
            config,
            ...(revision !== undefined && { revision }),
            ...(repository !== undefined && { repository }),
          });
          if (!json) return;
          for await (const text of exports.gathered(formats.json.write(run))) await write(io.stdout, text);
        },
        close,
      };
    },
  };
}
