import { days, type Quantity } from "@bylaw/core";
import { answerMismatch } from "@bylaw/core/provider";

/** A number of days as AWS answers it. What is no whole number from zero up is a `schema-mismatch`. */
export function wholeDays(operation: string, field: string, value: number): Quantity<"days"> {
  if (Number.isInteger(value) && value >= 0) return days(value);
  throw answerMismatch(operation, `answered ${field} with ${value}`);
}
