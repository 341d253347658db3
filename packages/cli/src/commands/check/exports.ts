import { relative, sep } from "node:path";
import type { Observation, Plan, Report } from "@bylaw/core/run";
import { type Io, write } from "../../io.ts";
import { version } from "../../version.ts";
import type { CheckGiven } from "./given.ts";

/** What a run is to be written down as, beside what is told. */
export interface Exporting {
  /** Throws where something cannot be written. Asked before the work whose result goes there. */
  assertWritable(plan: Plan): Promise<void>;
  /** What stores observations until they are written; undefined where nobody asked. */
  store(): Entries | undefined;
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

/** Reads what `--output` and `--json` ask for. Nothing is loaded for them where they ask for nothing. */
export async function openExports({ output, json }: CheckGiven, io: Io): Promise<Exporting> {
  if (output.length === 0 && !json) return { assertWritable: async () => undefined, store: () => undefined };
  const [exports, node] = await Promise.all([import("@bylaw/exports"), import("@bylaw/exports/node")]);
  const outputs = output.map((text) => node.parseOutput(text, io.cwd));
  return {
    assertWritable: ({ selection }) => node.assertOutputs(outputs, selection === undefined),
    store() {
      const entries = node.createDiskStore();
      return {
        add: exports.storeIn(entries),
        async write({ report, config, revision }) {
          const program = relative(io.cwd, config).split(sep).join("/");
          const run = exports.exportedRun({
            report,
            entries,
            version,
            program,
            ...(revision !== undefined && { revision }),
            placeOf: () => ({ path: program, line: 1 }),
          });
          await node.writeExports(run, outputs);
          if (!json) return;
          for await (const text of node.gathered(exports.json.write(run))) await write(io.stdout, text);
        },
        close: () => entries.close(),
      };
    },
  };
}
