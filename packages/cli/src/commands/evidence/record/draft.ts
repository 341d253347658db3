import { plainText } from "@bylaw/core/run";
import { recordText } from "@bylaw/evidence/write";

/** What stands in a record: a field with what is known of it, or a comment. */
export type Part =
  | { readonly key: string; readonly value: unknown; readonly hint?: string }
  /** `blank` is the field that has to take its place. */
  | { readonly comment: string; readonly blank?: string };

/** What a person has to fill in, and where. */
export interface Blank {
  readonly line: number;
  readonly field: string;
  readonly hint?: string;
}

export interface Draft {
  readonly text: string;
  readonly blanks: readonly Blank[];
}

/** The fence is the first line. */
const FIRST = 2;

/** The text of a record with blanks in it: until they are filled in it is malformed, and a run names each by its line. */
export function draftOf(parts: readonly Part[]): Draft {
  const lines: string[] = [];
  const blanks: Blank[] = [];
  for (const part of parts) {
    const at = FIRST + lines.length;
    if ("comment" in part) {
      if (part.blank !== undefined) blanks.push({ line: at, field: part.blank });
      lines.push(`# ${plainText(part.comment)}`);
      continue;
    }
    const own = linesOf(part.key, part.value);
    blanks.push(...blanksIn(own, part, at));
    lines.push(...own.map((line, index) => (index === 0 ? hinted(line, part.hint) : line)));
  }
  return { text: `---\n${lines.map((line) => `${line}\n`).join("")}---\n\n`, blanks };
}

/** A field as `recordText` writes it, without the fences. */
function linesOf(key: string, value: unknown): readonly string[] {
  return recordText({ [key]: value })
    .split("\n")
    .slice(1, -3);
}

function hinted(line: string, hint: string | undefined): string {
  return hint === undefined ? line : `${line}  # ${plainText(hint)}`;
}

const EMPTY = /^\s*(?:- )?("(?:[^"\\]|\\.)*"|[^":]+): (?:null|""|\[\]|\{\})$/;

function blanksIn(
  lines: readonly string[],
  { key, hint }: { readonly key: string; readonly hint?: string },
  at: number,
): readonly Blank[] {
  return lines.flatMap((line, index) => {
    const name = EMPTY.exec(line)?.[1];
    if (name === undefined) return [];
    if (index > 0) return [{ line: at + index, field: `${key}.${name}` }];
    return [{ line: at, field: key, ...(hint !== undefined && { hint }) }];
  });
}
