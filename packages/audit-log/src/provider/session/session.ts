import type { Quantity } from "@bylaw/core";
import { type SessionTools, shapeMismatch } from "@bylaw/core/provider";
import type { RawBuilder } from "kysely";
import { z } from "zod";
import type { EventKind } from "../../event/event.ts";
import type { Engine } from "./engine.ts";
import { readErrorOf } from "./errors.ts";
import type { Operation } from "./operations.ts";

/** What a burst of failed logins is: so many of one user or one address within so many minutes. */
export interface BurstOptions {
  readonly failures: number;
  readonly withinMinutes: number;
}

/** What a collector sees of one database. */
export interface AuditLogSession {
  readonly engine: Engine;
  /** The kinds of events that the company says it records. */
  readonly expects: readonly EventKind[];
  readonly lookBack: Quantity<"days">;
  readonly burst: BurstOptions;
  now(): Date;
  /** The first moment that is looked at: ISO 8601. */
  readonly since: string;
  /** Asks for rows. Throws a `ReadError` when that fails, or a row has another shape: let it pass. */
  ask<T>(operation: Operation, query: RawBuilder<unknown>, row: z.ZodType<T>): Promise<readonly T[]>;
}

const PER_SECOND = 20;

export function openSession(
  about: Pick<AuditLogSession, "engine" | "expects" | "lookBack" | "burst">,
  tools: SessionTools<Operation>,
): AuditLogSession {
  const start = tools.now().getTime() - about.lookBack.amount * 86_400_000;
  return {
    ...about,
    now: tools.now,
    since: new Date(start).toISOString(),
    ask: (operation, query, row) =>
      tools.call({
        operation,
        limiter: "audit-log",
        perSecond: PER_SECOND,
        isThrottle: () => false,
        async run(signal) {
          signal.throwIfAborted();
          return rowsOf(operation, await answerTo(about.engine, operation, query), row);
        },
      }),
  };
}

async function answerTo(engine: Engine, operation: Operation, query: RawBuilder<unknown>): Promise<unknown> {
  try {
    return (await query.execute(engine.database)).rows;
  } catch (error) {
    throw readErrorOf(operation, error);
  }
}

function rowsOf<T>(operation: Operation, rows: unknown, row: z.ZodType<T>): readonly T[] {
  const parsed = z.array(row).safeParse(rows);
  if (!parsed.success) throw shapeMismatch(operation, parsed.error);
  return parsed.data;
}
