import type { Collector } from "@bylaw/core";
import { defineCollector, unreadableResource } from "@bylaw/core/provider";
import type { RawBuilder } from "kysely";
import { z } from "zod";
import type { Engine } from "../session/engine.ts";
import { auditLogKind } from "../session/kind.ts";

const OPERATION = "audit-log:ReadRoles";

/**
 * What lets somebody change or remove what stands in the log, or say when and by whom it was stored (`provenance`), by the column that
 * tells it.
 */
const powers = [
  "superuser",
  "owner",
  "database",
  "createrole",
  "update",
  "delete",
  "truncate",
  "trigger",
  "retention",
  "provenance",
] as const;

const schema = z.object({
  /** The role's name. */
  id: z.string(),
  /** Whether rows of the days that are read were stored under it. */
  wrote: z.boolean(),
  /** What it may do beyond inserting that could change the log: `superuser`, `owner`, `update` and the like; `database` is owning the database, which its owner can drop. */
  powers: z.array(z.enum(powers)),
});

const row = z.object({
  id: z.string(),
  wrote: z.boolean(),
  known: z.boolean(),
  ...Object.fromEntries(powers.map((name) => [name, z.boolean().nullable()])),
});

/** A role of PostgreSQL that writes into the log. */
export interface AuditLogRole extends z.infer<typeof schema> {}

/** The roles that wrote rows, and every role that may sign in and insert. SQLite has none. */
export const auditLogRoles: Collector<AuditLogRole> = defineCollector({
  id: "audit-log/roles",
  resource: "role that writes the audit log",
  provider: auditLogKind,
  per: "database",
  operations: [OPERATION],
  schema,
  async *collect(session) {
    const { engine, since } = session;
    if (engine.name === "sqlite") return;
    const { sql } = engine;
    const { held, owns, may } = asked(engine);
    const rows = await session.ask(
      OPERATION,
      sql`with wrote as (
          select distinct stored_by as name from bylaw_audit.events where kind <> 'removed' and stored_at >= ${since}::timestamptz
        ), may as (
          select rolname as name from pg_roles where rolcanlogin and not rolsuper
            and ${held(sql`has_any_column_privilege(held.oid, 'bylaw_audit.events', 'insert')`)}
            and has_database_privilege(oid, current_database(), 'connect')
        ), writers as (select name from wrote union select name from may)
        select writers.name as id, writers.name in (select name from wrote) as wrote, pg_roles.oid is not null as known,
          ${held(sql`held.rolsuper or held.rolname in ('pg_execute_server_program', 'pg_write_server_files')`)} as superuser,
          ${held(sql`held.rolcreaterole`)} as createrole,
          ${held(owns)} as owner,
          ${held(sql`held.oid = (select datdba from pg_database where datname = current_database())`)} as database,
          ${held(sql`has_any_column_privilege(held.oid, 'bylaw_audit.events', 'update') or has_any_column_privilege(held.oid, 'bylaw_audit.settings', 'update')`)} as update,
          ${held(may("delete"))} as delete,
          ${held(may("truncate"))} as truncate,
          ${held(may("trigger"))} as trigger,
          ${held(sql`has_function_privilege(held.oid, 'bylaw_audit.remove_older_than(integer)', 'execute')`)} as retention,
          ${held(sql`has_column_privilege(held.oid, 'bylaw_audit.events', 'stored_at', 'insert')
            or has_column_privilege(held.oid, 'bylaw_audit.events', 'stored_by', 'insert')`)} as provenance
        from writers left join pg_roles on rolname = writers.name order by 1`,
      row,
    );
    for (const one of rows) {
      const held = one as typeof one & Readonly<Record<string, unknown>>;
      if (one.known)
        yield { id: one.id, wrote: one.wrote, powers: powers.filter((name) => held[name] === true) };
      else yield unreadableResource(one.id, goneProblem(one.id));
    }
  },
});

/** What is asked of each role, as parts of the question. */
function asked({ sql }: Engine) {
  return {
    /** Whether something holds of a role, or of one that it is a member of and may become (`set role`), inherited or not. */
    held: (what: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`exists (select 1 from pg_roles as held where pg_has_role(pg_roles.oid, held.oid, 'member') and (${what}))`,
    /** The schema, or any table or function in it: a guard is its owner's to replace. */
    owns: sql`held.oid in (select nspowner from pg_namespace where nspname = 'bylaw_audit'
      union select relowner from pg_class where relnamespace = 'bylaw_audit'::regnamespace
      union select proowner from pg_proc where pronamespace = 'bylaw_audit'::regnamespace)`,
    /** On the events, or on the settings that say how long they are kept. */
    may: (privilege: "delete" | "truncate" | "trigger"): RawBuilder<unknown> =>
      sql`has_table_privilege(held.oid, 'bylaw_audit.events', ${sql.lit(privilege)})
        or has_table_privilege(held.oid, 'bylaw_audit.settings', ${sql.lit(privilege)})`,
  };
}

function goneProblem(name: string) {
  const message = `${OPERATION} shows rows that were stored under the role ${name}, which is gone: what it could do is not known.`;
  return { code: "partial-data", message, operation: OPERATION } as const;
}
