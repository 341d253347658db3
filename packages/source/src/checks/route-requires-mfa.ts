import { defineCheck, fact } from "@bylaw/core";
import { sourceRoutes } from "../application/routes.ts";

export const routeRequiresMfa = defineCheck({
  id: "source/route-requires-mfa",
  title: "Privileged route passes an MFA guard before its handler",
  why: "One route that was forgotten is open to whoever has a password, and nobody notices.",
  fix: 'Put requireMfa of @bylaw/express before the handler: on the router, before its routes are registered, or on the route. Name a guard of your own to the provider: guards: ["src/auth.ts#requireMfa"].',
  severity: "critical",
  whenEmpty: "fails",
  blindSpots: [
    "The source is read and not run: what a proxy, a gateway or another application serves is not in it.",
    "That the guard stands there is read; what its options ask, and what a guard of your own does, is not.",
    "Middleware of a package that stands before other functions, or whose package is known to answer nothing, is held to pass requests on or to refuse them.",
    "What answers an error, a socket that was upgraded outside of a route, or a server of node:http without a framework is no route, and is not judged.",
    "Only Express, Fastify and Hono are read; tests, and what is installed or built, are not.",
  ],
  sources: [
    {
      title: "Express: Using middleware",
      url: "https://expressjs.com/en/guide/using-middleware.html",
    },
    {
      title: "Fastify: Encapsulation",
      url: "https://fastify.dev/docs/latest/Reference/Encapsulation/",
    },
    { title: "Hono: Middleware", url: "https://hono.dev/docs/guides/middleware" },
  ],
  each: sourceRoutes,
  appliesTo: ({ privileged }) => privileged.length > 0 || "It lies under none of the privileged paths.",
  assert: ({ guard }) => [fact("MFA guard before its handler", guard).isPresent()],
});
