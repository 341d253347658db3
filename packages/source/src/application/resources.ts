import { observed, type ResourceLocation } from "@bylaw/core/provider";
import { z } from "zod";

const location = z.object({
  /** From the directory of the application, with forward slashes. */
  path: z.string(),
  /** From 1. */
  line: z.int(),
  /** From the root of the repository that Bylaw runs in, with forward slashes; absent where the application lies outside of it. */
  file: z.string().exactOptional(),
});

const route = z.object({
  /** `src/admin.ts GET /admin/users`; no line, so that it stays what it is when lines move. */
  id: z.string(),
  /** `src/admin.ts:12 GET /admin/users` */
  name: z.string(),
  location,
  framework: z.enum(["express", "fastify", "hono"]),
  /** Upper case; `ALL` for every method. */
  method: z.string(),
  /** Through every mount: `/admin/users/:id`. */
  path: z.string(),
});

export const routeSchema = route.extend({
  /** The privileged paths that it serves, or may serve. */
  privileged: z.array(z.string()),
  /** The MFA guard before its handler, for each privileged path that it serves; absent with what stands there instead. */
  guard: observed(z.string()),
});

/** Where a route is written, for whoever shows findings beside the code. */
export function locateRoute({
  location: { file, line },
}: z.infer<typeof route>): ResourceLocation | undefined {
  return file === undefined ? undefined : { path: file, line };
}

/** One route of an application. */
export interface SourceRoute extends z.infer<typeof routeSchema> {}

export const handlerSchema = route.extend({
  /** What somebody does by it: `login`. */
  event: z.string(),
  /** The outcomes that it has to record. */
  outcomes: z.array(z.enum(["success", "failure"])),
  /** True when it records the event with that outcome on some way through it. */
  success: observed(z.boolean()),
  failure: observed(z.boolean()),
});

/** A route that somebody signs in or out by, or changes how. */
export interface AuthenticationHandler extends z.infer<typeof handlerSchema> {}
