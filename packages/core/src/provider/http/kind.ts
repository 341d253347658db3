import { defineProviderKind, type ProviderKind } from "../../language/checks/provider.ts";
import { freeze } from "../../language/values/json.ts";
import type { HttpOperation } from "./operation.ts";
import type { HttpSession } from "./session.ts";

/** A kind whose operations are reads over HTTP with answers in JSON. */
export interface HttpKind<TLevel extends string = string, TOperation extends string = string>
  extends ProviderKind<HttpSession<TOperation>, TLevel, TOperation> {
  readonly facts: Readonly<Record<TOperation, HttpOperation>>;
}

/**
 * Names a kind of provider that is read over HTTP. An operation is its method and path; what stands in braces is a
 * parameter. A collector or a call that names another one does not compile.
 *
 * @example
 * const hrKind = defineHttpKind("hr", ["company"], {
 *   "GET /people": { permission: "people.read" },
 *   "GET /people/{id}/laptop": { permission: "laptops.read", absent: 404 },
 * });
 */
export function defineHttpKind<const TLevel extends string, TOperation extends `GET /${string}`>(
  id: string,
  levels: readonly TLevel[],
  facts: Readonly<Record<TOperation, HttpOperation>>,
): HttpKind<TLevel, TOperation> {
  const operations = Object.keys(facts) as TOperation[];
  const kind = defineProviderKind<HttpSession<TOperation>>()(id, levels, { operations });
  return freeze({ ...kind, facts });
}
