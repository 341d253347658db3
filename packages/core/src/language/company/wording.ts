import { freeze } from "../values/json.ts";
import { assertKinds } from "../values/kind.ts";
import { type AnyParameter, resolveLimit, type Setting } from "../values/parameter.ts";
import { quantityText } from "../values/quantity.ts";
import { assertNoAmount } from "./amount.ts";

/** A sentence in pieces: text, and the parameters it shows. */
export interface Wording {
  readonly kind: "wording";
  readonly text: readonly (string | AnyParameter)[];
}

/**
 * A sentence of a control that shows parameters, so that it says what the program sets.
 *
 * @example statement: says`Every ${restoreInterval} the platform lead restores production from backup and times it.`
 */
export function says(strings: TemplateStringsArray, ...parameters: readonly AnyParameter[]): Wording {
  return freeze({ kind: "wording", text: piecesOf("wording", strings, parameters) });
}

/** The pieces of a sentence. Only parameters fit in, and no amount is written out. */
export function piecesOf(
  place: string,
  strings: readonly string[],
  parameters: readonly AnyParameter[],
): Wording["text"] {
  assertKinds(`${place}: parameters`, parameters, "parameter");
  const pieces = folded(strings);
  for (const piece of pieces) assertNoAmount(place, piece);
  const text = pieces.flatMap((piece, index) => [piece, ...parameters.slice(index, index + 1)]);
  return text.filter((piece) => piece !== "");
}

/** The sentence with the values in force; one without parameters is as it was written. */
export function wordingText(wording: string | Pick<Wording, "text">, settings: readonly Setting[]): string {
  if (typeof wording === "string") return wording;
  return wording.text.reduce<string>((said, piece) => {
    const next = typeof piece === "string" ? piece : parameterText(piece, settings);
    // `every 1 year` is every year.
    return said + (said.endsWith("every ") ? next.replace(/^1 /, "") : next);
  }, "");
}

/** A parameter's value in force, with the environments that differ from it. */
export function parameterText(parameter: AnyParameter, settings: readonly Setting[]): string {
  const general = quantityText(resolveLimit(parameter, settings).value);
  const environments = settings
    .filter((setting) => setting.parameter.id === parameter.id && setting.environment !== undefined)
    .map((setting) => ({ id: setting.environment?.id as string, text: quantityText(setting.value) }))
    .filter((setting) => setting.text !== general)
    .map((setting) => `${setting.text} in ${setting.id}`);
  return environments.length === 0 ? general : `${general} (${environments.join(", ")})`;
}

/** A sentence may be broken over lines as the code around it is: runs of white space are one space, and the ends none. */
function folded(strings: readonly string[]): readonly string[] {
  return strings.map((piece, at) => {
    const spaced = piece.replaceAll(/[ \t\r\n]+/g, " ");
    const start = at === 0 ? spaced.replace(/^ /, "") : spaced;
    return at === strings.length - 1 ? start.replace(/ $/, "") : start;
  });
}
