import type { ts } from "ts-morph";
import type { Follow } from "./context.ts";
import type { Server } from "./value.ts";

/** From there on anything may be registered on an application. `why` is the end of a sentence. */
export function leaveUnread(follow: Follow, server: Server, node: ts.Node, why: string): void {
  server.layers.push({
    kind: "unread",
    methods: ["ALL"],
    paths: [],
    functions: [],
    place: follow.placeOf(node),
    conditions: follow.conditions,
    why,
  });
}
