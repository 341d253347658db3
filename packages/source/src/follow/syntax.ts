import type { ts } from "ts-morph";

/** The first place in a file that is no code: `src/a.ts:4`; undefined where it parses as a whole. */
export function syntaxErrorOf(file: ts.SourceFile): string | undefined {
  const { parseDiagnostics = [] } = file as ts.SourceFile & {
    readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  const [first] = parseDiagnostics;
  if (first === undefined) return undefined;
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(first.start).line + 1}`;
}
