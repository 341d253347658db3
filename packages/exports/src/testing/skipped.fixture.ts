import { entryOf } from "../run/entry.ts";
import type { ExportedRun } from "../run/exported-run.ts";

/** The same run, in which one resource more was not asked about: the engine gives that only where it was stopped. */
export function withSkipped(run: ExportedRun): ExportedRun {
  const [first] = run.asked;
  if (first?.control === undefined) throw new Error("The run asks nothing of a control.");
  const entry = entryOf({
    task: first.id,
    control: first.control.id,
    check: first.rule,
    scope: "vault/north",
    resource: { id: "arn:vault:skipped", type: "vault", name: "skipped" },
    outcome: "skipped",
    assertions: [],
  });
  const asked = run.asked.map((one) =>
    one === first ? { ...one, counts: { ...one.counts, skipped: 1 } } : one,
  );
  return {
    ...run,
    asked,
    entriesOf: async function* (of) {
      yield* run.entriesOf(of);
      if (of.id === first.id) yield entry;
    },
  };
}
