import type { CallExpression, Node } from "ts-morph";
import { textOf } from "../../project/literal.ts";
import type { Role } from "../sentence.ts";
import { entriesOf, objectOf, propertyOf } from "./objects.ts";
import { type WrittenSentence, writtenAs } from "./written.ts";

/** What a policy says beside its statements: whom it binds, who does what, what words mean, and how somebody is let off. */
export function policySentences(call: CallExpression): readonly WrittenSentence[] {
  const given = objectOf(call);
  if (given === undefined) return [];
  const id = textOf(propertyOf(given, "id") ?? given)?.text ?? "without a written id";
  const terms = termsOf(call);
  const said = (role: Role, what: string, value: Node | undefined): readonly WrittenSentence[] => {
    const text = value === undefined ? undefined : textOf(value);
    if (value === undefined || text === undefined) return [];
    const subject = `policy ${id}: ${what}`;
    const sentence = { role, subject, text: text.text, terms, parameters: [], isUnverified: false };
    return [{ ...writtenAs(text, value), sentence, id: undefined }];
  };
  return [
    ...said("scope", "scope", propertyOf(given, "scope")),
    ...said("waivers", "waivers", propertyOf(given, "waivers")),
    ...entriesOf(propertyOf(given, "definitions")).flatMap(([term, value]) =>
      said("definition", term, value),
    ),
    ...entriesOf(propertyOf(given, "roles")).flatMap(([office, value]) => said("duty", office, value)),
  ];
}

/** The words that a policy defines, in lower case. */
export function termsOf(call: CallExpression): readonly string[] {
  const given = objectOf(call);
  const definitions = given === undefined ? undefined : propertyOf(given, "definitions");
  return entriesOf(definitions).map(([term]) => term.toLowerCase());
}
