import * as bylaw from "@bylaw/aws";
import type { AnyCheck } from "@bylaw/core";
import { services } from "./services.ts";

/** Bylaw's checks of the measured services of these names, or all that it has. */
export function checksOf(names?: readonly string[]): readonly AnyCheck[] {
  const wanted = services.filter(({ name }) => names?.includes(name));
  return Object.values<unknown>(bylaw)
    .filter(isCheck)
    .filter(
      ({ id }) => names === undefined || wanted.some(({ checks }) => checks.test(id.replace("aws/", ""))),
    );
}

function isCheck(exported: unknown): exported is AnyCheck {
  return typeof exported === "object" && exported !== null && "kind" in exported && exported.kind === "check";
}
