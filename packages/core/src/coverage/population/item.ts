import type { Identified } from "../../language/checks/collector.ts";
import type { Attribute, Population } from "../../language/company/population.ts";
import { inspect, isObserved } from "../../language/values/observed.ts";
import { type Problem, textOf } from "../../language/values/problem.ts";
import { type Bounds, INSTANT } from "./bounds.ts";

/** One item of a population, as a run read it. */
export interface PopulationItem {
  /** The scope that listed it: `github/acme`. */
  readonly scope: string;
  readonly id: string;
  /** When it happened: an instant or a day. */
  readonly at?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** An item of the period, one of another time, or one of which something could not be read. */
export type ReadItem = { readonly item: PopulationItem } | "elsewhen" | { readonly problem: Problem };

/** What a resource of its listing comes to as an item of a population. */
export function itemOf(
  { id: population, at, attributes }: Population,
  scope: string,
  resource: Identified,
  bounds: Bounds,
): ReadItem {
  try {
    const happened = at === undefined ? undefined : opened("at", at(resource as never));
    if (happened !== undefined) {
      const day = bounds.holds(happened);
      if (day === "unknown") throw new TypeError(`at is ${JSON.stringify(happened)}: ${INSTANT}`);
      if (day === "no") return "elsewhen";
    }
    const read = Object.entries(attributes(resource as never)).map(
      ([name, value]) => [name, attributeOf(name, value)] as const,
    );
    return {
      item: {
        scope,
        id: resource.id,
        ...(happened !== undefined && { at: happened as string }),
        attributes: Object.fromEntries(read),
      },
    };
  } catch (error) {
    if (error instanceof Unread) return { problem: error.problem };
    const message = `population ${population}, ${resource.id}: ${textOf(error)}`;
    return { problem: { code: "schema-mismatch", message } };
  }
}

class Unread extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** An absent value is a fact: there is none. */
function opened(name: string, value: unknown): unknown {
  if (!isObserved(value)) return value;
  const state = inspect(value);
  if (state.state === "known") return state.value;
  if (state.state === "absent") return null;
  throw new Unread({ ...state.problem, message: `${name}: ${state.problem.message}` });
}

function attributeOf(name: string, given: unknown): Attribute {
  const value = opened(name, given);
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return [...value];
  throw new TypeError(
    `the attribute ${name} is no text, number, true, false or list of texts: say in attributes what a tester reads of it`,
  );
}
