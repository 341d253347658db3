import { slug } from "./id.ts";
import { freeze } from "./json.ts";

/** A named part of the estate, such as production, that providers, settings and checks can be bound to. */
export interface Environment {
  readonly kind: "environment";
  readonly id: string;
}

/** @example const production = defineEnvironment("production"); */
export function defineEnvironment(id: string): Environment {
  return freeze({ kind: "environment", id: slug("Environment", id) });
}
