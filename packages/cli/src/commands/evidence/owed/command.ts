import { personOf } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { isPersonId } from "../people/submitter.ts";

/** What stands for somebody whom nothing names. */
const SOMEBODY = "<person>";

/** `bylaw evidence add restore-test --by ben`: by whoever owes it, where that is one and another reviews it. */
export function addCommand({ requirement: { id, reviewer } }: Asked, owing: readonly string[]): string {
  const [only, another] = [...new Set(owing)];
  const isSure = only !== undefined && another === undefined && isPersonId(only);
  const isReviewer = reviewer !== undefined && personOf(reviewer).id === only;
  return `bylaw evidence add ${id} --by ${isSure && !isReviewer ? only : SOMEBODY}`;
}
