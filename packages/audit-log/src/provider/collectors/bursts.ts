import { type Collector, hours } from "@bylaw/core";
import { byCodeUnits, defineCollector, quantity } from "@bylaw/core/provider";
import type { RawBuilder } from "kysely";
import { z } from "zod";
import { auditLogKind } from "../session/kind.ts";
import { rowsSince } from "../session/rows-since.ts";
import type { AuditLogSession } from "../session/session.ts";
import { hourMs, time, total } from "./rows.ts";

const OPERATION = "audit-log:ReadEvents";

const schema = z.object({
  /** Whose logins failed, and the id of the first event: `user/019c...`. */
  id: z.string(),
  /** Whether they were of one user, or from one address. */
  of: z.enum(["user", "address"]),
  /** How many failed logins belong to it. */
  failures: z.int(),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
  /** Whether an event `burst-noticed` about that user or address came after it began. */
  noticed: z.boolean(),
  /** From its last failure to when it was noticed, or to now where it was not. 0 where it was noticed while it lasted. */
  waited: quantity("hours"),
});

const row = z.object({
  id: z.string(),
  failures: total,
  first: time,
  last: time,
  noticed_at: time.nullable(),
});

/** Logins of one user or from one address that failed in a burst. */
export interface FailedLoginBurst extends z.infer<typeof schema> {}

/** The bursts of failed logins, by user and by address. They name no user: the first event's id leads to it in the log. */
export const failedLoginBursts: Collector<FailedLoginBurst> = defineCollector({
  id: "audit-log/failed-login-bursts",
  resource: "burst of failed logins",
  provider: auditLogKind,
  per: "database",
  operations: [OPERATION],
  schema,
  async *collect(session) {
    const found: FailedLoginBurst[] = [];
    for (const of of ["user", "address"] as const) {
      for (const { id, failures, first, last, noticed_at } of await burstsOf(session, of)) {
        const until = noticed_at === null ? session.now().getTime() : Date.parse(noticed_at);
        const waited = hours(Math.max(0, until - Date.parse(last)) / hourMs);
        found.push({ id: `${of}/${id}`, of, failures, first, last, noticed: noticed_at !== null, waited });
      }
    }
    yield* found.sort((a, b) => byCodeUnits(a.id, b.id));
  },
});

function burstsOf(session: AuditLogSession, of: "user" | "address"): Promise<readonly z.infer<typeof row>[]> {
  const { engine, since, burst } = session;
  const { sql } = engine;
  const key = sql.ref(of === "user" ? "user_id" : "address");
  const at = (column: string): RawBuilder<unknown> => engine.time(sql.ref(column));
  return session.ask(
    OPERATION,
    // Each failure that is so many back from another, near enough, ends a stretch; stretches that meet are one burst.
    sql`with failed as (
        select ${key} as key, time, id from ${engine.events}
        where kind = 'login' and outcome = 'failure' and ${key} is not null and ${rowsSince(engine, since)}
      ), reached as (
        select key, time, lag(time, ${sql.lit(burst.failures - 1)}) over (partition by key order by time, id) as begun from failed
      ), near as (
        select key, time, begun from reached where begun >= ${engine.minutesBefore(sql.ref("time"), burst.withinMinutes)}
      ), marked as (
        select key, time, begun, case when begun <= lag(time) over (partition by key order by time) then 0 else 1 end as starts from near
      ), numbered as (
        select key, time, begun, sum(starts) over (partition by key order by time rows unbounded preceding) as number from marked
      ), bursts as (
        select key, min(begun) as first, max(time) as last from numbered group by key, number
      )
      select (select failed.id from failed where failed.key = bursts.key and failed.time = bursts.first order by failed.id limit 1) as id,
        (select count(*) from failed where failed.key = bursts.key and failed.time between bursts.first and bursts.last) as failures,
        ${at("bursts.first")} as first, ${at("bursts.last")} as last,
        (select ${engine.time(sql`min(noticed.time)`)} from ${engine.events} as noticed where noticed.kind = 'burst-noticed'
          and noticed.subject = ${sql.lit(`${of}:`)} || bursts.key and noticed.time >= bursts.first) as noticed_at
      from bursts order by 1`,
    row,
  );
}
