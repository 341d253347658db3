import { findPostgres, startPostgres } from "@bylaw/testbed/postgres";
import type { TestProject } from "vitest/node";

/** Where it listens, and its superuser. */
export interface SharedPostgres {
  readonly host: string;
  readonly user: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Where the shared PostgreSQL is; the reason where there is none. */
    readonly postgres: SharedPostgres | { readonly missing: string };
  }
}

/** Starts a PostgreSQL for every test file that asks for it. */
export function setup({ provide }: TestProject): (() => void) | undefined {
  const { missing } = findPostgres();
  if (missing !== undefined) {
    console.warn(`SKIPPED the audit log in PostgreSQL: ${missing}`);
    provide("postgres", { missing });
    return undefined;
  }
  const server = startPostgres();
  provide("postgres", { host: server.host, user: server.user });
  return () => server[Symbol.dispose]();
}
