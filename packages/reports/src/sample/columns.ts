import type { FoundItem, Sample, SampledItem } from "@bylaw/core/run";
import type { Cell } from "../pack/csv.ts";

/** What whoever tests an item fills in. */
const TESTERS = ["Result", "Note", "Tested by", "Date"] as const;

const OWN = ["No", "Place", "Item", "Scope", "At", "Read at", "Changed by", ...TESTERS] as const;

/** The items of a sample as a table, with empty columns for whoever tests them. */
export interface SampleTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function sampleTable({ population, drawn }: Sample): SampleTable {
  const names = [...new Set(population.items.flatMap(({ attributes }) => Object.keys(attributes)))];
  const own: readonly string[] = OWN;
  return {
    heads: [
      ...OWN.slice(0, -TESTERS.length),
      ...names.map((name) => (own.includes(name) ? `${name} (attribute)` : name)),
      ...TESTERS,
    ],
    rows: drawn.map((one, at) => [
      at + 1,
      ...cellsOf(one),
      ...names.map((name) => cellOf(one.item.attributes[name])),
      ...TESTERS.map(() => undefined),
    ]),
  };
}

function cellsOf({ place, item: { id, scope, at, readAt, changed } }: SampledItem): readonly Cell[] {
  return [place, id, scope, at, readAt, changed];
}

function cellOf(value: FoundItem["attributes"][string] | undefined): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number" || typeof value === "string") return value;
  return typeof value === "boolean" ? String(value) : value.join(", ");
}
