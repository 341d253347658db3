import type { Framework, Place, Value } from "../follow/value.ts";
import type { PathSet } from "./path.ts";

/** What stands before a handler, in the order in which it runs. */
export interface Step {
  readonly value: Value;
  readonly place: Place;
  /** Upper case, or `ALL`. */
  readonly methods: readonly string[];
  /** The paths that it runs for. */
  readonly at: PathSet;
  readonly caseSensitive: boolean | string;
  /** What must be so that it is there, beyond what the route itself needs. */
  readonly conditions: readonly string[];
  /** How a request may come by without it, the end of a sentence. */
  readonly skipped?: string;
  /** True for what the route itself names, with its handler. */
  readonly isOwn: boolean;
  /** True for what a route before names, which may answer the same path. */
  readonly isOfOther?: boolean;
}

/** One route of an application, with everything that runs before its handler. */
export interface Route {
  readonly framework: Framework;
  /** Upper case, or `ALL`. */
  readonly method: string;
  /** Whole, through every mount: `/admin/users/:id`. */
  readonly path: string;
  readonly paths: PathSet;
  readonly place: Place;
  /** The handler is the last of its own. */
  readonly steps: readonly Step[];
  /** What runs behind the handler: hooks of Fastify that it names, and those of the instances around it. */
  readonly after?: readonly Pick<Step, "value" | "place" | "isOwn">[];
  /** Why nobody can say whether anything is served here: it does no harm behind a guard. */
  readonly doubt?: string;
  /** Why nobody can say what is served here, or where. */
  readonly unread?: string;
}
