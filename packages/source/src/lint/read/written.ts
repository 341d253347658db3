import { Node, type SourceFile } from "ts-morph";
import type { WrittenText } from "../../project/literal.ts";
import type { Sentence } from "../sentence.ts";

/** A place in a file: where something is written, as a person counts. */
export interface Position {
  /** Absolute, or as the file was opened. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Something that is written in a file, and the lines above which a comment speaks of it. */
export interface Written {
  /** Where the character of its text is that many from the start. */
  at(index: number): Position;
  /** Of its own start, and of the starts of what it is a part of, up to the list, the property or the statement that it stands in. */
  readonly anchors: readonly number[];
}

/** A sentence that was read from a file. Terms and parameters of a program are put in later. */
export interface WrittenSentence extends Written {
  readonly sentence: Sentence;
  /** `statement ENC-4`; undefined where only a running program knows its id. */
  readonly id: string | undefined;
}

/** A control that was read from a file, and what it claims. */
export interface WrittenControl extends Written {
  readonly id: string | undefined;
  /** By criterion, where its claim is. */
  readonly claims: ReadonlyMap<string, Written>;
}

/** Where a definition is made whose words are not all written there: its first and last line. */
export interface Definition {
  readonly kind: "statement" | "control";
  readonly id: string | undefined;
  readonly from: number;
  readonly to: number;
  /** True where its sentence was read. */
  readonly isRead: boolean;
}

/** What one file says. */
export interface FileRead {
  readonly file: SourceFile;
  readonly sentences: readonly WrittenSentence[];
  readonly controls: readonly WrittenControl[];
  readonly definitions: readonly Definition[];
}

export function writtenAs({ offsets }: Pick<WrittenText, "offsets">, node: Node): Written {
  const at = (index: number): Position => positionIn(node.getSourceFile(), offsets[index] ?? node.getStart());
  return { at, anchors: anchorsOf(node) };
}

/** What is not a text: each of its characters is where it begins. */
export function writtenAt(node: Node): Written {
  return writtenAs({ offsets: [] }, node);
}

function positionIn(file: SourceFile, offset: number): Position {
  return { path: file.getFilePath(), ...file.getLineAndColumnAtPos(offset) };
}

function anchorsOf(node: Node): readonly number[] {
  const lines = [node.getStartLineNumber()];
  for (let one: Node | undefined = node; one !== undefined; one = one.getParent()) {
    lines.push(one.getStartLineNumber());
    if (Node.isStatement(one) || Node.isPropertyAssignment(one)) break;
    if (Node.isArrayLiteralExpression(one.getParent())) break;
  }
  return [...new Set(lines)];
}
