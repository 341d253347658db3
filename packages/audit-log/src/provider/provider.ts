import { BylawError, days, type Environment, type Provider, type Quantity } from "@bylaw/core";
import { type Connection, located, type PermissionSet, type Problem, scopeOf } from "@bylaw/core/provider";
import type { PostgresPool } from "kysely";
import { type EventKind, isEventKind } from "../event/event.ts";
import type { AnySqliteDatabase } from "../sqlite/driver.ts";
import type { Engine } from "./session/engine.ts";
import { auditLogKind } from "./session/kind.ts";
import { operations } from "./session/operations.ts";
import { type AuditLogSession, type BurstOptions, openSession } from "./session/session.ts";

/** Which log is read, and what is looked for in it. */
interface About {
  /** What the database is called in reports: `"production"`. */
  readonly name: string;
  readonly environment?: Environment;
  /** The kinds of events that your application records: each is expected to arrive. */
  readonly expects: readonly [EventKind, ...EventKind[]];
  /** How far back events are read. Default: 30 days. */
  readonly lookBack?: Quantity<"days">;
  /** How many failed logins of one user or address within how many minutes are a burst. Default: 10 within 5. */
  readonly burst?: BurstOptions;
}

/**
 * A log in PostgreSQL or in SQLite. The function is called when a run connects, and what it opened is closed after it. One that
 * imports its driver by itself, `async () => new (await import("pg")).Pool(...)`, spares what runs without a database the driver.
 */
export type AuditLogProviderOptions = About &
  (
    | {
        /** Opens a pool that signs in as a member of the reader role. */
        readonly postgres: () => PostgresPool | Promise<PostgresPool>;
        readonly sqlite?: never;
      }
    | {
        /** Opens the file to read. */
        readonly sqlite: () => AnySqliteDatabase | Promise<AnySqliteDatabase>;
        readonly postgres?: never;
      }
  );

/**
 * An audit log as a provider: one database.
 *
 * @throws A `BylawError` when an option is none.
 * @example auditLog({ name: "production", postgres: () => new Pool({ connectionString: process.env.AUDIT_READER_URL }), expects: ["login", "logout"] })
 */
export function auditLog(options: AuditLogProviderOptions): Provider<AuditLogSession> {
  holdOptions(options);
  const path = [options.name];
  return located(
    Object.freeze({
      kind: "provider",
      type: auditLogKind,
      ...(options.environment !== undefined && { environment: options.environment }),
      looksInto: [{ level: "database", path }],
      connect: () => connect(options, path),
      permissions: permissionsOf,
    }),
  );
}

async function connect(
  options: AuditLogProviderOptions,
  path: readonly string[],
): Promise<Connection<AuditLogSession>> {
  const { expects, lookBack = days(30), burst = { failures: 10, withinMinutes: 5 } } = options;
  const scope = scopeOf(auditLogKind, "database", path, options.environment);
  const engine = await engineOf(options, await import("./session/engine.ts"));
  const isOpen = "database" in engine;
  return {
    scopes: [isOpen ? { scope } : { scope, problem: engine }],
    session(_scope, tools) {
      if (!isOpen) throw new TypeError(`The database ${options.name} is not open.`);
      return openSession({ engine, expects, lookBack, burst }, tools);
    },
    close: () => {
      if (isOpen) engine.close();
    },
  };
}

/** The database, or why it could not be opened: its driver's message may hold a password. */
async function engineOf(
  { postgres, sqlite }: AuditLogProviderOptions,
  { postgresEngine, sqliteEngine }: typeof import("./session/engine.ts"),
): Promise<Engine | Problem> {
  try {
    return postgres === undefined ? sqliteEngine(await sqlite()) : postgresEngine(await postgres());
  } catch {
    const which = postgres === undefined ? "sqlite" : "postgres";
    return { code: "unavailable", message: `auditLog(): what ${which} opens could not be opened.` };
  }
}

function permissionsOf(called: readonly string[]): PermissionSet {
  const needed = called.filter((name) => Object.hasOwn(operations, name));
  const grants = needed.length === 0 ? [] : ["membership in bylaw_audit_reader"];
  return {
    title: "Let the user that reads the audit log be a member of its reader role.",
    document: needed.length === 0 ? "" : "grant bylaw_audit_reader to <user>;",
    permissions: grants,
  };
}

function holdOptions({ name, postgres, sqlite, expects, burst, lookBack }: AuditLogProviderOptions): void {
  if (typeof name !== "string" || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw invalid("its name is no name.", 'Give it one in small letters, such as "production".');
  if ((postgres === undefined) === (sqlite === undefined))
    throw invalid("it needs one database.", "Give postgres or sqlite, a function that opens it.");
  if (!Array.isArray(expects) || expects.length === 0 || !expects.every(isEventKind))
    throw invalid("it does not say what to expect.", 'List kinds of events in expects, such as "login".');
  for (const one of [burst?.failures ?? 2, burst?.withinMinutes ?? 1, lookBack?.amount ?? 1])
    if (!Number.isSafeInteger(one) || one < 1)
      throw invalid("a number is none.", "Give whole numbers from 1.");
  if ((burst?.failures ?? 2) < 2) throw invalid("one failure is no burst.", "Give at least 2 failures.");
}

function invalid(cause: string, next: string): BylawError {
  return new BylawError("invalid-definition", `auditLog(): ${cause}`, { next });
}
