// The records that Acme's people have filed since the company adopted the baseline.

import { createHash } from "node:crypto";
import type { IsoDate, Program } from "@bylaw/core";
import { addDays, digestsOf, holderOn, linksOf, type RequirementTask, windowsOfTask } from "@bylaw/core/run";
import { fieldsOf } from "./kinds.ts";
import { otherwise } from "./otherwise.ts";

export interface Filed {
  /** The file within the folder of records. */
  readonly path: string;
  readonly text: string;
}

const everybody = ["amara", "luca", "hana", "p04", "p06", "p07"];

/** Everything that was filed up to a day, in order of path. */
export async function filedBy(program: Program, today: IsoDate): Promise<readonly Filed[]> {
  const policies = Object.fromEntries(await digestsOf(program));
  const all = linksOf(program).requirements.flatMap((task) =>
    ({
      company: () => ofCompany(task, program, today),
      policy: () => [filed(task, "2026-10-01", { on: "2026-10-01", policies })],
      person: () => ofPersons(task),
      "person-policy": () => [
        filed(task, "2026-10", { people: each("2026-10-05", everybody), policies }),
        filed(task, "2026-11-p08", { people: { p08: "2026-11-12" }, policies }),
      ],
    })[task.requirement.of.about](),
  );
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A record of each window that is over, or whose first day is; of what is due on a day to come nothing yet. */
function ofCompany(task: RequirementTask, program: Program, today: IsoDate): readonly Filed[] {
  const { requirement } = task;
  const windows = windowsOfTask(task, program, today) ?? [];
  return windows.flatMap(({ from, due, label }) => {
    const on = due === from ? due : addDays(due, -1);
    const other = otherwise[`${requirement.id} ${label}`];
    if (other === "missing" || on > today) return [];
    const said = requirement.orNone
      ? { none: "0: the query of the procedure, repeated on that day" }
      : fieldsOf[requirement.of.id]?.(on, from);
    if (said === undefined) throw new Error(`Nothing says what a ${requirement.of.id} holds.`);
    return [filed(task, on, { on, ...said, ...requirement.binds, ...other })];
  });
}

function ofPersons(task: RequirementTask): readonly Filed[] {
  const { requirement } = task;
  const isOfNew = requirement.due.after === "start";
  if (requirement.due.after === "end") return [];
  const more = fieldsOf[requirement.of.id]?.("2026-11-10", "2026-11-10") ?? {};
  const joined =
    requirement.id === "security-training"
      ? []
      : [filed(task, "2026-11-p08", { people: { p08: "2026-11-10" }, ...more })];
  return isOfNew
    ? joined
    : [filed(task, "2026-10", { people: each("2026-10-06", everybody), ...more }), ...joined];
}

/** By person, the day on which each did what everybody owes; they are a day apart. */
function each(first: IsoDate, people: readonly string[]): Readonly<Record<string, IsoDate>> {
  return Object.fromEntries(people.map((person, at) => [person, addDays(first, at)]));
}

/** A record is YAML between lines of three hyphens, and JSON is YAML. */
function filed(
  { requirement }: RequirementTask,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): Filed {
  const { id, reviewer, originals, of } = requirement;
  const reviewedBy = reviewer === undefined ? "amara" : holderOn(reviewer, "2026-10-01").id;
  const submittedBy = reviewedBy === "luca" ? "p04" : "luca";
  const all = {
    ...("on" in fields && { on: fields.on }),
    submittedBy,
    reviewedBy,
    ...originalOf(`${id}-${name}`, originals, of.restricted),
    ...fields,
  };
  const lines = Object.entries(all).map(([field, value]) => `${field}: ${valueText(value)}`);
  return { path: `${id}/${name}.md`, text: ["---", ...lines, "---", "", ""].join("\n") };
}

function originalOf(name: string, at: string | undefined, isRestricted: boolean): object {
  const sha256 = createHash("sha256").update(name).digest("hex");
  if (isRestricted) return { files: [{ sha256 }] };
  return at === undefined ? {} : { files: [{ name: `${name}.pdf`, sha256, at }] };
}

function valueText(value: unknown): string {
  return typeof value === "string" && /^[\w.-]+$/.test(value) ? value : JSON.stringify(value);
}
