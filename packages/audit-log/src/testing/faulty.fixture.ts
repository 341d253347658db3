import { eventsIn } from "../event/is-event.ts";
import type { AuditRow } from "../event/row.ts";
import type { Spool } from "../spool/spool.ts";
import type { AuditStore } from "../store/store.ts";

/** How a store answers: it works, fails before or after it stored, never answers, or refuses the rows of one user. */
export type Fault = "works" | "fails" | "fails-late" | "hangs" | "refuses";

/** A store in memory that fails as it is told. */
export interface FaultyStore extends AuditStore {
  fault: Fault;
  readonly rows: Map<string, AuditRow>;
}

class Refusal extends Error {}

export function faultyStore(): FaultyStore {
  const rows = new Map<string, AuditRow>();
  const put = (all: readonly AuditRow[]): void => {
    for (const row of all) if (!rows.has(row.id)) rows.set(row.id, row);
  };
  return {
    fault: "works",
    rows,
    async insert(all) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.fault === "hangs") return new Promise(() => undefined);
      if (this.fault === "fails") throw new Error("The store is away.");
      if (this.fault === "refuses" && all.some(({ user_id }) => user_id === "poison"))
        throw new Refusal("Refused.");
      put(all);
      if (this.fault === "fails-late") throw new Error("The connection was cut.");
    },
    refuses: (error) => error instanceof Refusal,
  };
}

/** A spool in memory that fails as it is told. What it holds outlasts the log. */
export function faultySpool(): Spool & { full: boolean; readonly held: Map<string, readonly AuditRow[]> } {
  const held = new Map<string, readonly AuditRow[]>();
  let made = 0;
  return {
    full: false,
    held,
    async adopt() {
      return { segments: [...held].map(([name, rows]) => ({ name, events: eventsIn(rows) })), damaged: 0 };
    },
    async keep(rows) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.full) throw new Error("The spool is full.");
      made += 1;
      const name = `${made}`;
      held.set(name, rows);
      return { name, events: eventsIn(rows) };
    },
    async read({ name }) {
      return held.get(name);
    },
    async remove({ name }) {
      held.delete(name);
    },
  };
}
