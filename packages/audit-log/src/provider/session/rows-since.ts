import type { RawBuilder } from "kysely";
import type { Engine } from "./engine.ts";

/** Rows that happened since a moment, or were stored since: a writer's clock may be behind. */
export function rowsSince({ sql, moment }: Engine, since: string): RawBuilder<unknown> {
  return sql`(time >= ${moment(since)} or stored_at >= ${moment(since)})`;
}
