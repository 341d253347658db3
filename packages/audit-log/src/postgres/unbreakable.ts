import type { PostgresPool } from "kysely";

/** What of an event emitter is asked for. */
interface Emitter {
  on?(event: "error", listener: () => void): unknown;
}

/**
 * A pool whose connections may be cut at any moment. One that is cut while nothing is asked of it says so in an event, which ends the process
 * where nobody listens. What becomes of a question is told to whoever asked.
 */
export function unbreakable(pool: PostgresPool): PostgresPool {
  const known = new WeakSet<object>();
  const listenTo = (emitter: object & Emitter): void => {
    if (!known.has(emitter)) emitter.on?.("error", () => undefined);
    known.add(emitter);
  };
  listenTo(pool);
  return {
    async connect() {
      const client = await pool.connect();
      listenTo(client);
      return client;
    },
    end: () => pool.end(),
  };
}
