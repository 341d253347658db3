import { z } from "zod";

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** ISO 8601 in UTC. */
export const time = z.iso.datetime();

/** A count: PostgreSQL tells large integers as text. */
export const total: z.ZodType<number> = z
  .union([z.int(), z.string().regex(/^-?\d{1,15}$/)])
  .transform(Number);
