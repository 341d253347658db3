import { Node, type TemplateExpression } from "ts-morph";

/** What stands in a text for a parameter that a sentence shows. */
export const PARAMETER = "\uE000";
/** What stands in a text for a value that only a running program knows. */
export const UNKNOWN = "\uE001";

/** A text as it is said, and where in the file each of its characters is written. */
export interface WrittenText {
  /** White space is folded: a sentence may be broken over lines as the code around it is. */
  readonly text: string;
  /** From the start of the file, one for each character of `text`, and one for its end. */
  readonly offsets: readonly number[];
}

interface Part {
  readonly text: string;
  readonly at: number;
  /** How many characters of the file it stands for; as many as it has where that is not told. */
  readonly width?: number;
}

/**
 * The text of an expression as far as it can be read without running it: a literal, literals that are added, a template, or a
 * constant of the same file. Undefined where there is none.
 */
export function textOf(node: Node, hole: string = UNKNOWN): WrittenText | undefined {
  const parts = partsOf(node, hole);
  return parts === undefined ? undefined : folded(parts, node.getEnd());
}

function partsOf(node: Node, hole: string): readonly Part[] | undefined {
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) {
    return charactersOf(node.getText().slice(1, -1), node.getStart() + 1);
  }
  if (Node.isTemplateExpression(node)) return templateParts(node, hole);
  if (Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node)) {
    return partsOf(node.getExpression(), hole);
  }
  if (Node.isBinaryExpression(node) && node.getOperatorToken().getText() === "+") {
    const [left, right] = [partsOf(node.getLeft(), hole), partsOf(node.getRight(), hole)];
    return left === undefined || right === undefined ? undefined : [...left, ...right];
  }
  if (Node.isIdentifier(node)) {
    const constant = node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer();
    return constant === undefined || Node.isIdentifier(constant) ? undefined : partsOf(constant, hole);
  }
  return undefined;
}

function templateParts(node: TemplateExpression, hole: string): readonly Part[] {
  const head = node.getHead();
  return [
    ...charactersOf(head.getText().slice(1, -2), head.getStart() + 1),
    ...node.getTemplateSpans().flatMap((span): readonly Part[] => {
      const literal = span.getLiteral();
      const tail = Node.isTemplateTail(literal) ? -1 : -2;
      return [
        { text: hole, at: span.getExpression().getStart() - 2, width: span.getExpression().getWidth() + 3 },
        ...charactersOf(literal.getText().slice(1, tail), literal.getStart() + 1),
      ];
    }),
  ];
}

const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi;

/** What is between two quotes, character by character, with what is escaped in it. */
function charactersOf(raw: string, start: number): readonly Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const match of raw.matchAll(ESCAPE)) {
    parts.push({ text: raw.slice(done, match.index), at: start + done });
    parts.push({ text: unescaped(match), at: start + match.index, width: match[0].length });
    done = match.index + match[0].length;
  }
  parts.push({ text: raw.slice(done), at: start + done });
  return parts;
}

function unescaped([, braced, four, two, other = ""]: RegExpExecArray | RegExpMatchArray): string {
  const code = braced ?? four ?? two;
  if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
  return /[nrtvfb0\r\n]/.test(other) ? " " : other;
}

function folded(parts: readonly Part[], end: number): WrittenText {
  const characters = parts.flatMap(({ text, at, width }) =>
    text.split("").map((one, index) => ({ one, at: width === undefined ? at + index : at })),
  );
  const kept = characters.filter(({ one }, index) => {
    const before = characters[index - 1]?.one ?? " ";
    return !(/\s/.test(one) && /\s/.test(before));
  });
  if (/\s/.test(kept.at(-1)?.one ?? "")) kept.pop();
  return {
    text: kept.map(({ one }) => (/\s/.test(one) ? " " : one)).join(""),
    offsets: [...kept.map(({ at }) => at), end],
  };
}
