// What a company's own servers do, read as they are written. The compiler is loaded when they are read.

export type { Check, CheckUse, Collector, Provider } from "@bylaw/core";
export { sourceAuthenticationHandlers } from "./application/authentication-handlers.ts";
export type { SourceSession } from "./application/kind.ts";
export type { SourceOptions } from "./application/options.ts";
export { type SourceProvider, source } from "./application/provider.ts";
export type { AuthenticationHandler, SourceRoute } from "./application/resources.ts";
export { sourceRoutes } from "./application/routes.ts";
export type { AuthenticationEvent } from "./audit-calls/events.ts";
export * from "./checks.gen.ts";
