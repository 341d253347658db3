import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { z } from "zod";
import { auditLogKind } from "../session/kind.ts";
import { time, total } from "./rows.ts";

const OPERATION = "audit-log:ReadEvents";

const schema = z.object({
  /** The writer's id: each start of an application is one. */
  id: z.string(),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
  /** How many rows of it there are. */
  rows: z.int(),
  /** How many numbers are missing up to its last row. Those before its first count where retention cannot have removed them. */
  missing: z.int(),
  /** How many events it told as lost. */
  lost: z.int(),
  /** Of those that are missing, how many nothing tells of. */
  unexplained: z.int(),
  /** Whether it told that it ended. One that did not is running, or was killed. */
  closed: z.boolean(),
});

const row = z.object({
  id: z.string(),
  first: time,
  last: time,
  rows: total,
  numbers: total,
  span: total,
  before: total,
  lost: total,
  closed: total,
});

/** Who wrote into a log, from its start to its end. */
export interface AuditLogWriter extends z.infer<typeof schema> {}

/** The writers that wrote in the days that are read, with the numbers that are missing in each. */
export const auditLogWriters: Collector<AuditLogWriter> = defineCollector({
  id: "audit-log/writers",
  resource: "writer of the audit log",
  provider: auditLogKind,
  per: "database",
  operations: [OPERATION],
  schema,
  async *collect(session) {
    const { engine, since } = session;
    const { sql } = engine;
    const rows = await session.ask(
      OPERATION,
      sql`select writer as id, ${engine.time(sql`min(time)`)} as first, ${engine.time(sql`max(time)`)} as last, count(*) as rows, count(distinct seq) as numbers,
          max(seq) - min(seq) + 1 as span, min(seq) - 1 as before, coalesce(sum(case when kind = 'lost' then count end), 0) as lost,
          sum(case when kind = 'closed' then 1 else 0 end) as closed
        from ${engine.events} group by writer having max(time) >= ${engine.moment(since)} or max(stored_at) >= ${engine.moment(since)} order by 1`,
      row,
    );
    const [removed] = await session.ask(
      OPERATION,
      sql`select ${engine.time(sql`max(last_at)`)} as until from ${engine.events} where kind = 'removed' and count > 0`,
      z.object({ until: time.nullable() }),
    );
    const until = Date.parse(removed?.until ?? "");
    for (const { span, numbers, before, closed, ...about } of rows) {
      const missing = span - numbers + (startOf(about.id) <= until ? 0 : before);
      yield { ...about, missing, unexplained: Math.max(0, missing - about.lost), closed: closed > 0 };
    }
  },
});

/** When a writer began, in milliseconds: its id says so. What has another id may have begun at any time. */
function startOf(id: string): number {
  return id[14] === "7" ? Number.parseInt(id.slice(0, 13).replace("-", ""), 16) : 0;
}
