import { type Collector, days } from "@bylaw/core";
import { answerMismatch, byCodeUnits, defineCollector, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { rolesOf } from "../../postgres/roles.ts";
import { migrationsFor } from "../../postgres/sql.ts";
import { migrations as sqliteMigrations } from "../../sqlite/sql.ts";
import { type Guard, guardsIn } from "../../store/guards.ts";
import { auditLogKind } from "../session/kind.ts";
import { rowsSince } from "../session/rows-since.ts";
import type { AuditLogSession } from "../session/session.ts";
import { daysUp, time, total } from "./rows.ts";

const OPERATION = "audit-log:ReadProtection";

const schema = z.object({
  /** The table's name. */
  id: z.string(),
  engine: z.enum(["postgresql", "sqlite"]),
  /** The changes of the schema that were made. */
  migrations: z.array(z.string()),
  /** How long the database itself lets nobody remove an event. */
  minimum: quantity("days"),
  /** What refuses to rewrite: each trigger and function, and whether it is as it was shipped. */
  guards: z.array(z.object({ name: z.string(), state: z.enum(["sound", "changed", "disabled", "missing"]) })),
  /** How old the oldest event is, to the hundredth of a day, rounded up. Left out where there is none. */
  oldest: quantity("days").exactOptional(),
  /** How old the youngest event was that retention removed, at that time, in the days that are read. Left out where none was. */
  youngestRemoved: quantity("days").exactOptional(),
  /** How many events were told as lost in the days that are read. */
  lost: z.int(),
});

const agesRow = z.object({ oldest: time.nullable(), removed: z.number().nullable(), lost: total });

/** What keeps a log from being rewritten, and how long it is kept. */
export interface AuditLogProtection extends z.infer<typeof schema> {}

/** The table of the log: what guards it, and how far back it goes. */
export const auditLogProtections: Collector<AuditLogProtection> = defineCollector({
  id: "audit-log/protections",
  resource: "audit log",
  provider: auditLogKind,
  per: "database",
  operations: ["audit-log:ReadEvents", OPERATION],
  schema,
  async *collect(session) {
    const { engine } = session;
    const { sql } = engine;
    const settings = z.object({ minimum_days: z.int() });
    const [setting] = await session.ask(
      OPERATION,
      sql`select minimum_days from ${engine.settings}`,
      settings,
    );
    if (setting === undefined) throw answerMismatch(OPERATION, "gave no settings");
    const named = z.object({ name: z.string() });
    const done = await session.ask(
      OPERATION,
      sql`select name from ${engine.migrations} order by name`,
      named,
    );
    const { oldest, removed, lost } = await agesOf(session);
    const age = oldest === null ? undefined : session.now().getTime() - Date.parse(oldest);
    yield {
      id: engine.name === "sqlite" ? "bylaw_audit_events" : "bylaw_audit.events",
      engine: engine.name,
      migrations: done.map(({ name }) => name),
      minimum: days(setting.minimum_days),
      guards: await guardsOf(session),
      ...(age !== undefined && { oldest: daysUp(age) }),
      ...(removed !== null && { youngestRemoved: days(Math.max(0, removed)) }),
      lost,
    };
  },
});

async function agesOf(session: AuditLogSession): Promise<z.infer<typeof agesRow>> {
  const { engine, since } = session;
  const { sql } = engine;
  const ageInDays =
    engine.name === "sqlite"
      ? sql`julianday(time) - julianday(last_at)`
      : sql`(extract(epoch from time - last_at) / 86400)::float8`;
  const recent = rowsSince(engine, since);
  const [ages] = await session.ask(
    "audit-log:ReadEvents",
    sql`select ${engine.time(sql`min(case when kind not in ('removed', 'lost', 'opened', 'closed') then ${engine.earliest} end)`)} as oldest,
        min(case when kind = 'removed' and count > 0 and ${recent} then ${ageInDays} end) as removed,
        coalesce(sum(case when kind = 'lost' and ${recent} then count end), 0) as lost
      from ${engine.events}`,
    agesRow,
  );
  if (ages === undefined) throw answerMismatch("audit-log:ReadEvents", "gave no answer");
  return ages;
}

/** Those that are expected, with their state, and any further one, which is no part of what was shipped. */
async function guardsOf(session: AuditLogSession): Promise<AuditLogProtection["guards"]> {
  const { engine } = session;
  const { sql } = engine;
  // What a function calls by a bare name is what the path that it is run with finds first.
  const sameFunction = sql`lanname = 'plpgsql' and proconfig = array['search_path=pg_catalog, pg_temp']`;
  const row = z.object({ name: z.string(), text: z.string(), is: z.enum(["on", "off", "changed"]) });
  const query =
    engine.name === "sqlite"
      ? sql`select name, sql as text, 'on' as "is" from sqlite_master where type = 'trigger'
          and lower(tbl_name) in ('bylaw_audit_events', 'bylaw_audit_settings') order by name`
      : sql`select tgname as name, pg_get_triggerdef(pg_trigger.oid) as text,
            case tgenabled when 'A' then 'on' when 'D' then 'off' else 'changed' end as "is" from pg_trigger
          where tgrelid in ('bylaw_audit.events'::regclass, 'bylaw_audit.settings'::regclass) and not tgisinternal
          union all select proname, case when ${sameFunction} then prosrc else '' end,
            case when prosecdef = (proname = 'remove_older_than') then 'on' else 'changed' end
          from pg_proc join pg_language on pg_language.oid = prolang where pronamespace = 'bylaw_audit'::regnamespace
          union all select 'row security of ' || relname, '', 'on' from pg_class
          where relnamespace = 'bylaw_audit'::regnamespace and relrowsecurity
          union all select 'unlogged ' || relname, '', 'on' from pg_class
          where relnamespace = 'bylaw_audit'::regnamespace and relpersistence <> 'p' and relkind = 'r'
          union all select 'child table ' || relname, '', 'on' from pg_inherits join pg_class on pg_class.oid = inhrelid
          where inhparent in ('bylaw_audit.events'::regclass, 'bylaw_audit.settings'::regclass)
          union all select 'default of ' || attname, '', 'on' from pg_attribute
          left join pg_attrdef on adrelid = attrelid and adnum = attnum
          where attrelid = 'bylaw_audit.events'::regclass and attname in ('stored_at', 'stored_by')
            and pg_get_expr(adbin, adrelid) is distinct from
              case attname when 'stored_at' then 'clock_timestamp()' else 'SESSION_USER' end
          union all select rulename, definition, 'on' from pg_rules where schemaname = 'bylaw_audit' order by 1`;
  const found = await session.ask(OPERATION, query, row);
  const expected = guardsIn(engine.name === "sqlite" ? sqliteMigrations : migrationsFor(rolesOf()));
  const states = expected.map((guard) => ({ name: guard.name, state: stateOf(guard, found) }));
  const others = found.filter(({ name }) => !expected.some((one) => one.name === name));
  return [...states, ...others.map(({ name }) => ({ name, state: "changed" as const }))].sort((a, b) =>
    byCodeUnits(a.name, b.name),
  );
}

function stateOf(
  guard: Guard,
  found: readonly { readonly name: string; readonly text: string; readonly is: "on" | "off" | "changed" }[],
): AuditLogProtection["guards"][number]["state"] {
  const there = found.filter(({ name }) => name === guard.name);
  if (there.length === 0) return "missing";
  if (there.some(({ is }) => is === "off")) return "disabled";
  const isSound = there.every(({ is, text }) => is === "on" && guard.isAsShipped(text));
  return there.length === 1 && isSound ? "sound" : "changed";
}
