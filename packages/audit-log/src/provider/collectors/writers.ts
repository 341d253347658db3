import type { Collector } from "@bylaw/core";
import { defineCollector } from "@bylaw/core/provider";
import { sql } from "kysely";
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
  /** How many numbers are missing between its first row and its last. */
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
  span: total,
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
    const rows = await session.ask(
      OPERATION,
      sql`select writer as id, ${engine.time(sql`min(time)`)} as first, ${engine.time(sql`max(time)`)} as last, count(*) as rows,
          max(seq) - min(seq) + 1 as span, coalesce(sum(case when kind = 'lost' then count end), 0) as lost,
          sum(case when kind = 'closed' then 1 else 0 end) as closed
        from ${engine.events} group by writer having max(time) >= ${engine.moment(since)} order by 1`,
      row,
    );
    for (const { span, closed, ...about } of rows) {
      const missing = span - about.rows;
      yield { ...about, missing, unexplained: Math.max(0, missing - about.lost), closed: closed > 0 };
    }
  },
});
