import { known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import { type AuthenticationHandler, sourceAuthenticationHandlers } from "@bylaw/source";
import type { Given } from "./resources.fixture.ts";

/** A route that somebody signs in by, as the ready-made check passes it, and ways to break it. */
export const handler = (change: Partial<AuthenticationHandler> = {}): Given => [
  listingOf(sourceAuthenticationHandlers, [
    {
      id: "src/login.ts POST /login login",
      name: "src/login.ts:12 POST /login",
      location: { path: "src/login.ts", line: 12 },
      framework: "express",
      method: "POST",
      path: "/login",
      event: "login",
      outcomes: ["success", "failure"],
      success: known(true),
      failure: known(true),
      ...change,
    },
  ]),
];
