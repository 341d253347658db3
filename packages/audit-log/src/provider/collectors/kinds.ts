import type { Collector } from "@bylaw/core";
import { absent, defineCollector, known, observed, quantity } from "@bylaw/core/provider";
import { z } from "zod";
import { auditLogKind } from "../session/kind.ts";
import { daysUp, time, total } from "./rows.ts";

const OPERATION = "audit-log:ReadEvents";

const schema = z.object({
  /** The kind: `login`. */
  id: z.string(),
  /** How many events of it happened in the days that are read. What a clock that is ahead says is still to come is none. */
  count: z.int(),
  /** When the first and the last of them happened. Absent: none did. */
  first: observed(z.iso.datetime()),
  last: observed(z.iso.datetime()),
  /** How long ago the last one was, to the hundredth of a day, rounded up. Absent: there was none in the days that are read. */
  idle: observed(quantity("days")),
  /** How many on each day (UTC) that had any. */
  days: z.array(z.object({ day: z.iso.date(), count: z.int() })),
});

const row = z.object({ kind: z.string(), day: z.iso.date(), count: total, first: time, last: time });

/** A kind of event that is expected in a log. */
export interface ExpectedKind extends z.infer<typeof schema> {}

/** The kinds of events that the provider was told to expect, with what arrived of each. */
export const auditLogKinds: Collector<ExpectedKind> = defineCollector({
  id: "audit-log/kinds",
  resource: "expected kind of event",
  provider: auditLogKind,
  per: "database",
  operations: [OPERATION],
  schema,
  async *collect(session) {
    const { engine, since } = session;
    const { sql } = engine;
    const now = session.now().toISOString();
    const at = engine.time(sql.ref("time"));
    const rows = await session.ask(
      OPERATION,
      sql`select kind, substr(${at}, 1, 10) as day, count(*) as count, min(${at}) as first, max(${at}) as last
        from ${engine.events} where time >= ${engine.moment(since)} and time <= ${engine.moment(now)} group by kind, substr(${at}, 1, 10) order by kind, day`,
      row,
    );
    for (const kind of [...new Set(session.expects)].sort()) {
      const own = rows.filter((one) => one.kind === kind);
      const [first, last] = [own[0]?.first, own.at(-1)?.last];
      const none = absent(OPERATION, "no event");
      const idle = last === undefined ? undefined : session.now().getTime() - Date.parse(last);
      yield {
        id: kind,
        count: own.reduce((sum, { count }) => sum + count, 0),
        first: first === undefined ? none : known(first),
        last: last === undefined ? none : known(last),
        idle: idle === undefined ? none : known(daysUp(idle)),
        days: own.map(({ day, count }) => ({ day, count })),
      };
    }
  },
});
