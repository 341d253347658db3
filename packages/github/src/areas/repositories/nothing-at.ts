import type { Observed } from "@bylaw/core";
import { absent } from "@bylaw/core/provider";
import { factsOf } from "../../operations/index.ts";
import { hiddenField } from "../../session/answer.ts";
import { OPERATION } from "./query.ts";

/** A null that means that there is none, by the closed table of the operation. */
export function nothingAt(field: string): Observed<never> {
  const code = factsOf(OPERATION).absent?.[field];
  if (code === undefined) throw new TypeError(`${OPERATION}: a null ${field} says nothing.`);
  return absent(OPERATION, code);
}

/** A null that may also mean that it is not shown: `<operation> <what>.` */
export function hidden(field: string, what: string): Observed<never> {
  return hiddenField(OPERATION, field, what, "ambiguous-absence");
}
