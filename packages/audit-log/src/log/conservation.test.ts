import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isEvent } from "../event/is-event.ts";
import type { AuditRow } from "../event/row.ts";
import { type Fault, faultySpool, faultyStore } from "../testing/faulty.fixture.ts";
import { type AuditLog, createAuditLog } from "./audit-log.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-03-02T09:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

type Step =
  | { readonly do: "record"; readonly times: number; readonly user: string }
  | { readonly do: "invalid" }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "fault"; readonly fault: Fault }
  | { readonly do: "full"; readonly full: boolean };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant("record" as const),
        times: fc.integer({ min: 1, max: 12 }),
        user: fc.constantFrom("u1", "u2", "poison"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("invalid" as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("wait" as const),
        ms: fc.constantFrom(0, 1, 3, 100, 5_000, 60_000),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("fault" as const),
        fault: fc.constantFrom<Fault[]>("works", "fails", "fails-late", "hangs", "refuses"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("full" as const), full: fc.boolean() }) },
  ),
  { maxLength: 40 },
);

function expectConserved(log: AuditLog): void {
  const { recorded, adopted, queued, written, kept, lost } = log.status();
  expect(recorded + adopted).toBe(queued + written + kept + lost);
}

it.each([
  ["without a spool", false],
  ["with one", true],
])("S8: recorded is queued, written, kept or lost, whatever fails, %s", async (_, spooled) => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (all, mended) => {
      const store = faultyStore();
      const spool = faultySpool();
      let told = 0;
      const log = createAuditLog({
        store,
        addresses: "none",
        onLost: ({ count }) => {
          told += count;
          throw new Error("The hook itself.");
        },
        onError: () => Promise.reject(new Error("The hook itself.")),
        mostQueued: 20,
        mostAtOnce: 5,
        ...(spooled && { spool }),
      });
      let recorded = 0;
      for (const step of all) {
        if (step.do === "record")
          for (let at = 0; at < step.times; at += 1)
            log.record({ kind: "login", outcome: "success", user: step.user });
        if (step.do === "record") recorded += step.times;
        if (step.do === "invalid") log.record({ kind: "nothing", outcome: "success" } as never);
        if (step.do === "invalid") recorded += 1;
        if (step.do === "wait") await vi.advanceTimersByTimeAsync(step.ms);
        if (step.do === "fault") store.fault = step.fault;
        if (step.do === "full") spool.full = step.full;
        expectConserved(log);
      }
      if (mended) store.fault = "works";
      const closed = log.close({ withinMs: 600_000 });
      await vi.advanceTimersByTimeAsync(700_000);
      const status = await closed;
      expectConserved(log);
      expect(status).toMatchObject({ recorded, queued: 0, lost: told });
      // Late successes make more of it stored than is counted, never less.
      const stored = [...store.rows.values()];
      const inStore = stored.filter(isEvent);
      const onDisk = new Set([...spool.held.values()].flat().filter(isEvent));
      expect(inStore.length).toBeGreaterThanOrEqual(status.written);
      expect(onDisk.size).toBe(status.kept);
      if (mended) expectHolesTold(stored);
    }),
    { numRuns: process.env.BYLAW_LONG === "1" ? 3_000 : 150 },
  );
});

/** Each number that is missing in the log is told there as lost, but for what another told: none is silently gone. */
function expectHolesTold(rows: readonly AuditRow[]): void {
  const last = Math.max(0, ...rows.map(({ seq }) => seq));
  const missing = last - rows.length;
  const toldLost = rows
    .filter(({ kind }) => kind === "lost")
    .reduce((sum, { count }) => sum + (count ?? 0), 0);
  expect(missing).toBeLessThanOrEqual(toldLost);
}
