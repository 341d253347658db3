import type { ts } from "ts-morph";
import { type Follow, lineOf } from "./context.ts";
import { leaveUnread } from "./unread.ts";
import { nameOf, type Value } from "./value.ts";

/** What of an application answers requests, or finds what does. */
const ANSWERS =
  /^(?:use|get|post|put|patch|delete|head|options|all|on|route|routes|register|addHook|handle|fetch|request|dispatch|router|_router|stack|getPath|basePath|mount|listen|inject|routing|matchRoute|settings)$/;

/** What is done by setting a property of what is neither a list nor a record of the company's. `name` is undefined where it is computed. */
export function setOnOther(
  follow: Follow,
  of: Value,
  name: string | undefined,
  value: Value,
  node: ts.Node,
): void {
  if (of.kind === "either") {
    for (const one of of.values) setOnOther(follow, one, name, value, node);
    return;
  }
  if (of.kind === "made" && name !== undefined) {
    of.set ??= new Set();
    of.set.add(name);
  }
  if (of.kind === "server" && (name === undefined || ANSWERS.test(name)))
    of.server.doubt ??= {
      why: `${name ?? "a property by a computed name"} of it is set anew at ${lineOf(follow, node)}`,
      isAnywhere: true,
    };
  if (value.kind === "server" && of.kind !== "record")
    leaveUnread(
      follow,
      value.server,
      node,
      `it is set as ${nameOf(of)}${name === undefined ? "" : `.${name}`}, from where anything may be registered on it`,
    );
}
