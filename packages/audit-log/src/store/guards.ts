import type { SqlMigration } from "./migrate.ts";

/** A trigger or a function that refuses to rewrite the log, as it was shipped. */
export interface Guard {
  readonly name: string;
  readonly is: "function" | "trigger";
  /** What makes it. */
  readonly statement: string;
  isAsShipped(text: string): boolean;
}

/** Read from the statements that make them, so that the two cannot differ. */
export function guardsIn(migrations: readonly SqlMigration[]): readonly Guard[] {
  return migrations
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => functionIn(statement) ?? triggerIn(statement) ?? []);
}

/** A function is told by its body. */
function functionIn(statement: string): Guard | undefined {
  const [, name, body] =
    /^create or replace function \w+\.(\w+)[^$]*\$\$([\s\S]*)\$\$$/.exec(statement) ?? [];
  return name === undefined || body === undefined
    ? undefined
    : { name, is: "function", statement, isAsShipped: (text) => text === body };
}

/** A trigger is told by its whole text, whose keywords PostgreSQL writes in capitals. */
function triggerIn(statement: string): Guard | undefined {
  const [, name] = /^create trigger (?:if not exists )?(\w+)/.exec(statement) ?? [];
  if (name === undefined) return undefined;
  const wanted = plain(statement);
  return { name, is: "trigger", statement, isAsShipped: (text) => plain(text) === wanted };
}

/** In small letters and with single spaces, but for what is quoted: there, another letter is another meaning. */
function plain(text: string): string {
  return text
    .split(/('[^']*')/)
    .map((part) => (part.startsWith("'") ? part : part.toLowerCase().replaceAll(/\s+/g, " ")))
    .join("")
    .replace(/^create trigger if not exists/, "create trigger")
    .trim();
}
