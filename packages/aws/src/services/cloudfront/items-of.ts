import { answerMismatch } from "@bylaw/core/provider";
import { required } from "../../session/required.ts";

const operation = "cloudfront:ListDistributions";

/** The items of a list, as many as AWS says that there are. It leaves them out where there are none. */
export function itemsOf<T>({
  Quantity,
  Items,
}: {
  readonly Quantity?: number | undefined;
  readonly Items?: readonly T[] | undefined;
}): readonly T[] {
  const count = required(operation, "Quantity", Quantity);
  const items = count === 0 && Items === undefined ? [] : required(operation, "Items", Items);
  if (items.length === count) return items;
  throw answerMismatch(operation, `answered with ${items.length} items of ${count}`);
}
