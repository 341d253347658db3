import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import type { SourceRoute } from "../application/resources.ts";
import { sourceRoutes } from "../application/routes.ts";
import { routeRequiresMfa } from "./route-requires-mfa.ts";

const OPERATION = "source:ReadFiles";
const listed = (change: Partial<SourceRoute>) => [
  listingOf(sourceRoutes, [
    {
      id: "src/admin.ts GET /admin/users",
      name: "src/admin.ts:12 GET /admin/users",
      location: { path: "src/admin.ts", line: 12 },
      framework: "express",
      method: "GET",
      path: "/admin/users",
      privileged: ["/admin"],
      guard: known("@bylaw/express#requireMfa() of src/admin.ts:8"),
      ...change,
    },
  ]),
];

testCheck(
  routeRequiresMfa,
  { test, expect },
  {
    pass: [
      {
        name: "a guard before it",
        given: listed({}),
        says: [
          "MFA guard before its handler: @bylaw/express#requireMfa() of src/admin.ts:8, expected present",
        ],
      },
    ],
    fail: [
      {
        name: "none before it",
        given: listed({ guard: absent(OPERATION, "before it express#json(), src/mfa.ts#requireMfa()") }),
        says: [
          "MFA guard before its handler: absent (before it express#json(), src/mfa.ts#requireMfa()), expected present",
        ],
      },
    ],
    unreadable: [
      {
        name: "a guard under a condition",
        given: listed({
          guard: unreadable({ code: "partial-data", message: "It stands under a condition." }),
        }),
        says: ["It stands under a condition."],
      },
      {
        name: "an application that does not parse",
        given: [
          listingOf(sourceRoutes, [], {
            problem: { code: "partial-data", message: "a.ts:1 does not parse." },
          }),
        ],
        says: ["a.ts:1 does not parse."],
      },
    ],
    notApplicable: [
      {
        name: "a public route",
        given: listed({ privileged: [], guard: absent(OPERATION, "it serves no privileged path") }),
        says: ["It lies under none of the privileged paths."],
      },
    ],
    empty: {
      name: "no route",
      given: [listingOf(sourceRoutes, [])],
      says: ["route: none, expected at least one"],
    },
  },
);
