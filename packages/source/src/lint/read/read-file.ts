import { type CallExpression, Node, type SourceFile, type TaggedTemplateExpression } from "ts-morph";
import { PARAMETER, textOf, UNKNOWN } from "../../project/literal.ts";
import { type Names, namesIn } from "../../project/names.ts";
import type { Role, Sentence } from "../sentence.ts";
import { claimsOf, objectOf, propertyOf } from "./objects.ts";
import { policySentences, termsOf } from "./policies.ts";
import {
  type Definition,
  type FileRead,
  type WrittenControl,
  type WrittenSentence,
  writtenAs,
  writtenAt,
} from "./written.ts";

const LEVELS: Readonly<Record<string, NonNullable<Sentence["level"]>>> = {
  must: "MUST",
  mustNot: "MUST NOT",
  should: "SHOULD",
  shouldNot: "SHOULD NOT",
  may: "MAY",
};

/** A file that names none of these, not even where it imports one, makes none. */
const MADE = new RegExp(`\\b(?:${[...Object.keys(LEVELS), "definePolicy", "defineControl"].join("|")})\\b`);

/** Reads the sentences, controls and claims of a file, as far as they are written there and not computed. */
export function readFile(file: SourceFile): FileRead {
  const names = namesIn(file);
  const sentences: WrittenSentence[] = [];
  const controls: WrittenControl[] = [];
  const definitions: Definition[] = [];
  if (!MADE.test(file.getFullText())) return { file, sentences, controls, definitions };
  file.forEachDescendant((node) => {
    if (Node.isTaggedTemplateExpression(node)) {
      const read = statementIn(node, names);
      if (read === undefined) return;
      sentences.push(read);
      definitions.push(definitionOf("statement", read.id, node, true));
    } else if (Node.isCallExpression(node)) {
      const name = names(node.getExpression());
      if (name === "definePolicy") sentences.push(...policySentences(node));
      if (name !== "defineControl") return;
      const { id, said, all } = controlIn(node, names);
      sentences.push(...all);
      controls.push({ ...writtenAt(node), id, claims: claimsOf(node, names) });
      definitions.push(definitionOf("control", id, node, said));
    }
  });
  return { file, sentences, controls, definitions };
}

function definitionOf(
  kind: Definition["kind"],
  id: string | undefined,
  node: Node,
  isRead: boolean,
): Definition {
  return { kind, id, from: node.getStartLineNumber(), to: node.getEndLineNumber(), isRead };
}

/** `must("ENC-4")` and its sentence. */
function statementIn(node: TaggedTemplateExpression, names: Names): WrittenSentence | undefined {
  const tag = node.getTag();
  if (!Node.isCallExpression(tag)) return undefined;
  const level = LEVELS[names(tag.getExpression()) ?? ""];
  const [given] = tag.getArguments();
  if (level === undefined || given === undefined) return undefined;
  const text = textOf(node.getTemplate(), PARAMETER);
  if (text === undefined) return undefined;
  const id = idOf(given);
  const sentence: Sentence = {
    role: "statement",
    subject: `statement ${id ?? "without a written id"}`,
    level,
    text: text.text,
    terms: termsAbove(node, names),
    parameters: [],
    isUnverified: Node.isArrayLiteralExpression(node.getParent()),
  };
  return { ...writtenAs(text, node), sentence, id };
}

/** What the policy around a statement defines. */
function termsAbove(node: Node, names: Names): readonly string[] {
  const policy = node.getFirstAncestor(
    (one) => Node.isCallExpression(one) && names(one.getExpression()) === "definePolicy",
  );
  return Node.isCallExpression(policy) ? termsOf(policy) : [];
}

/** The sentence of a control, and the titles of what people show for it. */
function controlIn(
  call: CallExpression,
  names: Names,
): { readonly id: string | undefined; readonly said: boolean; readonly all: readonly WrittenSentence[] } {
  const given = objectOf(call);
  const id = given === undefined ? undefined : idOf(propertyOf(given, "id"));
  const subject = `control ${id ?? "without a written id"}`;
  const statement = given === undefined ? undefined : propertyOf(given, "statement");
  const own = statement === undefined ? undefined : saidBy(statement, names, "control", subject, id);
  const evidence = given === undefined ? undefined : propertyOf(given, "evidence");
  const titles = (evidence?.getDescendants() ?? []).flatMap((node) => {
    if (!Node.isPropertyAssignment(node) || node.getName() !== "title") return [];
    const value = node.getInitializer();
    return value === undefined
      ? []
      : (saidBy(value, names, "evidence", `evidence of ${subject}`, undefined) ?? []);
  });
  return { id, said: own !== undefined, all: [...(own ?? []), ...titles] };
}

/** A text, or `says` and a text. */
function saidBy(
  node: Node,
  names: Names,
  role: Role,
  subject: string,
  id: string | undefined,
): readonly WrittenSentence[] | undefined {
  const isSays = Node.isTaggedTemplateExpression(node) && names(node.getTag()) === "says";
  const text = isSays ? textOf(node.getTemplate(), PARAMETER) : textOf(node);
  if (text === undefined) return undefined;
  const sentence: Sentence = {
    role,
    subject,
    text: text.text,
    terms: [],
    parameters: [],
    isUnverified: false,
  };
  return [{ ...writtenAs(text, node), sentence, id }];
}

function idOf(node: Node | undefined): string | undefined {
  const text = node === undefined ? undefined : textOf(node)?.text;
  return text?.includes(UNKNOWN) ? undefined : text;
}
