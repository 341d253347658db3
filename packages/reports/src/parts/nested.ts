/** A line of a list, and what more is said of it. */
export interface NestedLine {
  readonly line: string;
  readonly more: readonly string[];
}

/** Lines of text as a list: those that begin with two spaces say more of the one before. */
export function nested(lines: readonly string[]): readonly NestedLine[] {
  const items: { line: string; more: string[] }[] = [];
  for (const line of lines) {
    const before = items.at(-1);
    if (line.startsWith("  ") && before !== undefined) before.more.push(line.trim());
    else items.push({ line, more: [] });
  }
  return items;
}
