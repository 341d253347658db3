/** A line of a file, from 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A section of a file of decisions: its heading, the lines of its table, and all others that say something. */
export interface Section {
  readonly heading: Line;
  readonly rows: readonly Line[];
  readonly prose: readonly Line[];
}

/** The sections of a file, and what stands before the first: the lines of tables, which belong to none, and all others. */
export interface Sections {
  readonly sections: readonly Section[];
  readonly astray: readonly Line[];
  readonly head: readonly Line[];
}

export function sectionsIn(file: string): Sections {
  const sections: { heading: Line; rows: Line[]; prose: Line[] }[] = [];
  const astray: Line[] = [];
  const head: Line[] = [];
  for (const [at, content] of file.split(/\r?\n/).entries()) {
    const line = { line: at + 1, text: content.trimEnd() };
    const own = sections.at(-1);
    if (line.text.startsWith("## ")) sections.push({ heading: line, rows: [], prose: [] });
    else if (line.text.trimStart().startsWith("|")) (own?.rows ?? astray).push(line);
    else if (line.text !== "") (own?.prose ?? head).push(line);
  }
  return { sections, astray, head };
}
