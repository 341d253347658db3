import { Node, type SourceFile } from "ts-morph";

/** A comment that accepts the findings of one rule, at one place. */
export interface Ignore {
  readonly path: string;
  /** The line that the comment is on, from 1. */
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  /** Empty where none is given. */
  readonly reason: string;
  /** The lines that it speaks of: its own, and the first after it that is no comment. */
  readonly covers: readonly number[];
}

const COMMENT =
  /(?:\/\/|\/\*|^\s*\*)\s*bylaw-lint-ignore(?:[ \t]+(?<rule>[\w-]+))?[ \t]*(?::(?<reason>.*?))?(?:\*\/)?\s*$/;

/** The comments of a file by which findings are accepted: `// bylaw-lint-ignore vague-word: why`. */
export function ignoresIn(file: SourceFile): readonly Ignore[] {
  const text = file.getFullText();
  const lines = text.split("\n");
  let start = 0;
  return lines.flatMap((line, index): readonly Ignore[] => {
    const offset = start;
    start += line.length + 1;
    const match = COMMENT.exec(line);
    if (match === null || isInText(file, offset + match.index)) return [];
    const next = lines.findIndex((one, at) => at > index && !/^\s*(?:\/\/|\/\*|\*|$)/.test(one));
    const { rule = "", reason = "" } = match.groups ?? {};
    const own = { path: file.getFilePath(), line: index + 1, column: match.index + 1 };
    return [{ ...own, rule, reason: reason.trim(), covers: [index + 1, ...(next === -1 ? [] : [next + 1])] }];
  });
}

/** True for what only looks like a comment: it stands in a text. */
function isInText(file: SourceFile, at: number): boolean {
  const node = file.getDescendantAtPos(at);
  const isText =
    Node.isStringLiteral(node) ||
    Node.isNoSubstitutionTemplateLiteral(node) ||
    Node.isTemplateHead(node) ||
    Node.isTemplateMiddle(node) ||
    Node.isTemplateTail(node);
  return isText && node.getStart() <= at && at < node.getEnd();
}
