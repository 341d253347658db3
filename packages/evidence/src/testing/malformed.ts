import type { Malformed } from "./malformed-case.ts";
import { malformedFields } from "./malformed-fields.ts";
import { malformedText } from "./malformed-text.ts";

export const malformed: readonly Malformed[] = [...malformedText, ...malformedFields];

/** The file that a case stands for. */
export function fileOf({ yaml, file }: Malformed): string | Uint8Array {
  return file ?? `---\n${yaml}---\n\nProse.\n`;
}
