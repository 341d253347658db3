/** A line of a file, from 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A section of a file of decisions: its heading, and the lines of its table. */
export interface Section {
  readonly heading: Line;
  readonly rows: readonly Line[];
}

/** The sections of a file, and the lines of tables that stand before the first. */
export function sectionsIn(file: string): {
  readonly sections: readonly Section[];
  readonly astray: readonly Line[];
} {
  const sections: { heading: Line; rows: Line[] }[] = [];
  const astray: Line[] = [];
  for (const [at, content] of file.split(/\r?\n/).entries()) {
    const line = { line: at + 1, text: content.trimEnd() };
    if (line.text.startsWith("## ")) sections.push({ heading: line, rows: [] });
    else if (line.text.trimStart().startsWith("|")) (sections.at(-1)?.rows ?? astray).push(line);
  }
  return { sections, astray };
}
