import type { Provider } from "@bylaw/core";
import { type Connection, located, scopeOf } from "@bylaw/core/provider";
import { type Analysis, OPERATION, type SourceSession, sourceKind } from "./kind.ts";
import { holdOptions, type SourceOptions } from "./options.ts";
import { prefixOf } from "./repository.ts";

/** What reads the source of one application. */
export interface SourceProvider extends Provider<SourceSession>, SourceOptions {}

/**
 * The routes of an application of yours in Express, Fastify or Hono, read from its TypeScript or JavaScript. Nothing of it is run.
 *
 * Throws a `BylawError` where an option names less than it seems to.
 *
 * @example
 * source({
 *   directory: "services/api",
 *   privileged: ["/admin"],
 *   authentication: { login: ["POST /login"], logout: ["POST /logout"] },
 * })
 */
export function source(options: SourceOptions): SourceProvider {
  holdOptions(options);
  const { directory, name = "application", ...rest } = options;
  return located(
    Object.freeze({
      kind: "provider",
      directory,
      name,
      ...rest,
      type: sourceKind,
      looksInto: [{ level: "application", path: [name] }],
      connect: () => connect(options, name),
      permissions: () => ({
        title: "Let whoever runs Bylaw read the source of the application. Nothing else is needed.",
        document: "",
        permissions: [],
      }),
    }),
  );
}

async function connect(options: SourceOptions, name: string): Promise<Connection<SourceSession>> {
  const scope = scopeOf(sourceKind, "application", [name]);
  // What parses TypeScript is loaded by whoever reads an application: a replay reads none.
  const { absenceOf } = await import("./read-files.ts");
  const reader = createReader(options);
  const problem = await absenceOf(options.directory);
  return {
    scopes: [problem === undefined ? { scope } : { scope, problem }],
    session: (_scope, tools) => ({
      analysed: () =>
        tools.call({
          operation: OPERATION,
          limiter: "disk",
          perSecond: 1_000,
          isThrottle: () => false,
          run: reader,
        }),
    }),
    close: () => undefined,
  };
}

/** Reads the application once for all listings of a run; again where a listing's time was over before it was read. */
function createReader(options: SourceOptions): (signal: AbortSignal) => Promise<Analysis> {
  let reading: Promise<Analysis> | undefined;
  return (signal) => {
    reading ??= readApplication(options, signal).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function readApplication(options: SourceOptions, signal: AbortSignal): Promise<Analysis> {
  const { readAliases, readFiles } = await import("./read-files.ts");
  const { analyse } = await import("./analyse.ts");
  const texts = await readFiles(options, signal);
  return analyse(texts, await readAliases(options), options, prefixOf(options.directory));
}
