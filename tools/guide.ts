/** A part of a page, and its fenced blocks in the order in which they stand. */
export interface Day {
  readonly name: string;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly language: string;
  readonly text: string;
}

export interface Command {
  readonly line: string;
  /** The exit code that the page tells. */
  readonly exit: number;
}

/** The parts of a page that have blocks: `## Monday: a program` is Monday. */
export function daysOf(page: string): readonly Day[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      name: part.split(/[:\n]/)[0] ?? "",
      blocks: [...part.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
        language,
        text,
      })),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

/** The commands of a block; `needs` is what its first line says that they need. */
export function commandsIn(text: string): {
  readonly needs?: string;
  readonly commands: readonly Command[];
} {
  const [first = "", ...rest] = text.trimEnd().split("\n");
  const [, needs] = /^# (needs .+)$/.exec(first) ?? [];
  const lines = needs === undefined ? [first, ...rest] : rest;
  const commands = lines.map((line) => {
    const [, bare = line, exit = "0"] = /^(.*?)\s+# exits with (\d+)$/.exec(line) ?? [];
    return { line: bare, exit: Number(exit) };
  });
  return { ...(needs !== undefined && { needs }), commands };
}

/** A part of a file, and what a diff puts in its place. */
export interface Edit {
  /** The file that the diff names. */
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** What a diff puts in place of what: a line that is taken away with the one behind it, or lines behind one that stays. */
export function editsIn(diff: string): readonly Edit[] {
  const [, path = "", body = ""] = /^--- (\S+)\n\+\+\+ \S+\n([\s\S]*)$/.exec(diff) ?? [];
  const edits = [
    ...[...body.matchAll(/^-(.*)\n\+(.*)$/gm)].map(([, from = "", to = ""]) => ({ from, to })),
    ...[...body.matchAll(/^ (.*)\n((?:\+.*\n?)+)/gm)].map(([, from = "", more = ""]) => ({
      from,
      to: [
        from,
        ...more
          .trimEnd()
          .split("\n")
          .map((line) => line.slice(1)),
      ].join("\n"),
    })),
  ];
  return edits.map((edit) => ({ path, ...edit }));
}
