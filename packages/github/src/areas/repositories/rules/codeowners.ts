import { type Assertion, fact, from } from "@bylaw/core";
import { PLACES } from "../codeowners-of.ts";
import type { Codeowners, Repository } from "../repository.ts";

/** GitHub does not load a file that is larger. */
const LARGEST = 3 * 1024 * 1024;

/** Hold when the default branch has a CODEOWNERS file that GitHub loads and in which it finds no error. */
export function hasCodeowners({ codeowners }: Repository): readonly Assertion[] {
  return [
    fact("CODEOWNERS", from(codeowners, placeOf)).isOneOf(PLACES),
    fact(
      "errors in CODEOWNERS",
      from(codeowners, ({ errors }) => errors),
    ).is([]),
  ];
}

function placeOf({ path, bytes }: Codeowners): string {
  if (bytes === 0) return `${path}, which is empty`;
  return bytes > LARGEST ? `${path}, which is larger than GitHub loads` : path;
}
