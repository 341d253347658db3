import { traceJoined } from "../../language/checks/lookup.ts";
import type { View } from "../../language/checks/view.ts";
import type { Problem } from "../../language/values/problem.ts";
import { accepts, ignoreRejection } from "../answer.ts";
import type { Item } from "../recording.ts";
import type { Probe } from "./probe.ts";
import { sameDerivation } from "./same-derivation.ts";

/** Several listings under their names, or why one of them is missing. */
export type Gathered =
  | {
      readonly value: Readonly<Record<string, unknown>>;
      /** True when some value of some resource of them could not be read. */
      readonly unread: boolean;
    }
  | { readonly problem: Problem };

/** Whether a view takes a resource, or why that cannot be told. */
export function takesOf(view: View, resource: unknown): boolean | Problem {
  return accepts(view.where?.(resource as never) ?? true);
}

/** A resource that a view may take; `unread` says that some value of it could not be read. */
type Readable = Extract<Item, { readonly resource: unknown }>;

/** The problem of a view that uses an observed value as a plain one, in what it takes or in what it derives. */
export function viewProbe(
  view: View,
  using: Gathered,
  probe: Probe,
): (item: Readable, takes: boolean | Problem) => Problem | undefined {
  const asked = { where: 0, derive: 0 };
  let fault: Problem | undefined;
  const where = ({ resource }: Readable) =>
    probe.ask(view.id, {
      ask: (trace) => takesOf(view, trace(resource)),
      code: [view.where],
      matters: (answer) => typeof answer === "boolean",
      same: Object.is,
    });
  const derive = ({ resource }: Readable, joined: Readonly<Record<string, unknown>>) =>
    probe.ask(view.id, {
      ask: (trace): unknown => {
        const listings = Object.entries(joined).map(([name, listing]) => [name, traceJoined(listing, trace)]);
        const answer: unknown = view.derive(trace(resource) as never, Object.fromEntries(listings) as never);
        for (const one of [answer].flat()) ignoreRejection(one);
        return answer;
      },
      code: [view.derive],
      matters: () => true,
      same: (answer, other) => sameDerivation(answer, other),
    });
  const faultIn = (item: Readable, takes: boolean | Problem): Problem | undefined => {
    if (typeof takes !== "boolean") return undefined;
    asked.where += 1;
    const asksWhere = view.where !== undefined && (item.unread || probe.samples(asked.where));
    const found = asksWhere ? where(item).problem : undefined;
    if (found !== undefined || !takes || "problem" in using) return found;
    asked.derive += 1;
    return item.unread || using.unread || probe.samples(asked.derive)
      ? derive(item, using.value).problem
      : undefined;
  };
  return (item, takes) => {
    try {
      fault ??= faultIn(item, takes);
    } catch {
      // What throws here throws on the resource itself too, and is told there.
    }
    return fault;
  };
}
