import { defined } from "./defined.ts";
import { slug } from "./id.ts";

/** A named part of the estate, such as production, that providers, settings and checks can be bound to. */
export interface Environment {
  readonly kind: "environment";
  readonly id: string;
}

/** @example const production = defineEnvironment("production"); */
export function defineEnvironment(id: string): Environment {
  return defined({ kind: "environment", id: slug("Environment", id) });
}
