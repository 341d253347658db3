import type { Control, Program, Statement } from "@bylaw/core";
import { linksOf, parameterText, quantityText } from "@bylaw/core/run";
import { PARAMETER } from "../project/literal.ts";
import type { Placed } from "./finding.ts";
import type { LintOptions } from "./options.ts";
import type { FileRead, Position, WrittenSentence } from "./read/written.ts";
import { sentenceRules } from "./rules/rules.ts";
import type { Sentence, ShownParameter } from "./sentence.ts";

/** What the rules find in every sentence, of the files and of the program. */
export function sentenceFindings(
  files: readonly FileRead[],
  options: LintOptions,
): { readonly found: readonly Placed[]; readonly read: number } {
  const written = files.flatMap(({ sentences }) => sentences);
  const { program } = options;
  const all =
    program === undefined
      ? written
      : [...written.map((one) => inProgram(one, program)), ...unread(files, program, options)];
  return { found: all.flatMap(findingsIn), read: all.length };
}

function findingsIn({ sentence, at, anchors }: WrittenSentence): readonly Placed[] {
  return sentenceRules
    .filter(({ roles }) => roles.includes(sentence.role))
    .flatMap((rule) =>
      rule.find(sentence).map(({ at: index, message, suggestion }) => {
        const { subject } = sentence;
        return { finding: { ...at(index), rule: rule.id, subject, message, suggestion }, anchors };
      }),
    );
}

/** A sentence with what only its program knows of it: the terms of its policy, and how parameters read. */
function inProgram(one: WrittenSentence, program: Program): WrittenSentence {
  const { statements, policyOf } = linksOf(program);
  const isStatement = one.sentence.role === "statement";
  const statement = isStatement ? statements.find(({ id }) => id === one.id) : undefined;
  const terms = statement === undefined ? one.sentence.terms : termsOf(policyOf(statement)?.definitions);
  return { ...one, sentence: { ...one.sentence, terms, parameters: parametersOf(program) } };
}

function termsOf(definitions: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.keys(definitions).map((term) => term.toLowerCase());
}

const known = new WeakMap<Program, readonly ShownParameter[]>();

function parametersOf(program: Program): readonly ShownParameter[] {
  const found =
    known.get(program) ??
    linksOf(program).parameters.map((parameter) => ({
      id: parameter.id,
      texts: [quantityText(parameter.default.value), parameterText(parameter, program.settings)],
    }));
  known.set(program, found);
  return found;
}

/**
 * The sentences of a program that were not read from a file: computed ones, at the line of the company's that makes them, and
 * where everything is asked for, those of installed packages, at the line that brings them in.
 */
function unread(
  files: readonly FileRead[],
  program: Program,
  options: LintOptions,
): readonly WrittenSentence[] {
  const read = new Set(
    files.flatMap(({ sentences }) =>
      sentences.flatMap(({ sentence, id }) => (id === undefined ? [] : [`${sentence.role} ${id}`])),
    ),
  );
  const { statements, policyOf } = linksOf(program);
  const all = [
    ...statements.map((one) => ({
      one,
      sentence: ofStatement(one, termsOf(policyOf(one)?.definitions), program),
    })),
    ...program.controls.map((one) => ({ one, sentence: ofControl(one, program) })),
  ];
  return all
    .filter(({ one, sentence }) => !read.has(`${sentence.role} ${one.id}`))
    .flatMap(({ one, sentence }) => {
      const position = positionOf(one, files, options);
      return position === undefined
        ? []
        : [{ sentence, id: one.id, at: () => position, anchors: [position.line] }];
    });
}

function positionOf(
  definition: Statement | Control,
  files: readonly FileRead[],
  { written, usedAt, all = false }: LintOptions,
): Position | undefined {
  const place = written?.(definition);
  const isOwn = place !== undefined && isMadeAt(place, definition.kind, files);
  if (isOwn) return { ...place, column: 1 };
  const used = all ? usedAt?.(definition) : undefined;
  return used === undefined ? undefined : { ...used, column: 1 };
}

/** True where a file makes such a definition itself on that line, and does not have a package make it. */
function isMadeAt(
  { path, line }: { readonly path: string; readonly line: number },
  kind: "statement" | "control",
  files: readonly FileRead[],
): boolean {
  return files
    .filter(({ file }) => file.getFilePath() === path)
    .some(({ definitions }) =>
      definitions.some((one) => one.kind === kind && !one.isRead && one.from <= line && line <= one.to),
    );
}

function ofStatement(
  { id, level, text, verifiedBy }: Statement,
  terms: readonly string[],
  program: Program,
): Sentence {
  const isUnverified = verifiedBy.length === 0;
  return {
    role: "statement",
    subject: `statement ${id}`,
    level,
    text: shown(text),
    terms,
    parameters: parametersOf(program),
    isUnverified,
  };
}

function ofControl({ id, statement }: Control, program: Program): Sentence {
  const text = typeof statement === "string" ? statement : shown(statement.text);
  return {
    role: "control",
    subject: `control ${id}`,
    text,
    terms: [],
    parameters: parametersOf(program),
    isUnverified: false,
  };
}

function shown(pieces: Statement["text"]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : PARAMETER)).join("");
}
