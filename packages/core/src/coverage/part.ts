import type { Coverage } from "./coverage.ts";
import type { PlanChange } from "./plans/plan-changes.ts";

/** The coverage of some controls alone, with what concerns all: runs, days without one, and changes that no control is named in. */
export function coveragePart(whole: Coverage, ids: readonly string[]): Coverage {
  const asked = new Set(ids);
  const controls = whole.controls.filter(({ id }) => asked.has(id));
  const folders = new Set(
    controls.flatMap(({ requirements }) => requirements.map(({ kept }) => kept.requirement)),
  );
  const isOwn = ({ control }: { readonly control: string }): boolean => asked.has(control);
  return {
    ...whole,
    controls,
    undecided: whole.undecided.filter(isOwn),
    waived: whole.waived.filter(isOwn),
    criteria: whole.criteria.filter((one) => one.controls.some((id) => asked.has(id))),
    changes: whole.changes.filter((change) => concerns(change, asked)),
    records: whole.records.filter(
      ({ id, what }) =>
        (what === "was missing" && asked.has(id.split(" / ")[0] ?? "")) ||
        folders.has(id.split("/")[0] ?? ""),
    ),
    answers: { ...whole.answers, unused: [] },
  };
}

/** A task is `control / check`; what is of no control concerns every one. */
function concerns({ noun, id }: PlanChange, asked: ReadonlySet<string>): boolean {
  const isOfControl = noun === "control" || noun === "check" || noun === "requirement";
  return !isOfControl || asked.has(id.split(" / ")[0] ?? "");
}
