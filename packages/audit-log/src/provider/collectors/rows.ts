import { days, type Quantity } from "@bylaw/core";
import { z } from "zod";

const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** ISO 8601 in UTC. */
export const time = z.iso.datetime();

/** A count: PostgreSQL tells large integers as text. */
export const total: z.ZodType<number> = z
  .union([z.int(), z.string().regex(/^-?\d{1,15}$/)])
  .transform(Number);

/** An age in days, to the hundredth, rounded up: what is older than a limit is never at it. */
export function daysUp(milliseconds: number): Quantity<"days"> {
  return days(Math.ceil((Math.max(0, milliseconds) / dayMs) * 100) / 100);
}
