import { known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { sourceAuthenticationHandlers } from "../application/authentication-handlers.ts";
import type { AuthenticationHandler } from "../application/resources.ts";
import { authHandlerAudited } from "./auth-handler-audited.ts";

const listed = (change: Partial<AuthenticationHandler>) => [
  listingOf(sourceAuthenticationHandlers, [
    {
      id: "src/auth.ts POST /login login",
      name: "src/auth.ts:12 POST /login",
      location: { path: "src/auth.ts", line: 12 },
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
const success = "records login with outcome success: true, expected true";

testCheck(
  authHandlerAudited,
  { test, expect },
  {
    pass: [
      {
        name: "both outcomes of a login",
        given: listed({}),
        says: [success, "records login with outcome failure: true, expected true"],
      },
      {
        name: "the one of a logout",
        given: listed({ event: "logout", outcomes: ["success"], failure: known(false) }),
        says: ["records logout with outcome success: true, expected true"],
      },
    ],
    fail: [
      {
        name: "only those that were let in",
        given: listed({ failure: known(false) }),
        says: ["records login with outcome failure: false, expected true"],
      },
    ],
    unreadable: [
      {
        name: "a handler that cannot be followed",
        given: listed({
          failure: unreadable({ code: "partial-data", message: "It calls what cannot be followed." }),
        }),
        says: ["It calls what cannot be followed."],
      },
    ],
    empty: {
      name: "no handler",
      given: [listingOf(sourceAuthenticationHandlers, [])],
      says: ["authentication handler: none, expected at least one"],
    },
  },
);
