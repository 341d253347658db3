import type { Control, Demand, Statement } from "@bylaw/core";
import { asUse } from "@bylaw/core/run";

/**
 * A sentence of which no check of its control reads a word: it hangs on what people show, whoever supplies checks beside that.
 * Another sentence of the same control then says `byAll`.
 */
export function byPeople(sentence: Demand, control: Control): Statement {
  const [first, ...others] = control.evidence;
  const said = sentence.by(control);
  return first === undefined || control.checks.length === 0 ? said : said.through(first, ...others);
}

/** A sentence that hangs on all that shows a control, where others hang on what people show of it. */
export function byAll(sentence: Demand, control: Control): Statement {
  const said = byPeople(sentence, control);
  const [first, ...others] = control.checks.map((one) => asUse(one));
  return first === undefined || said.verifiedThrough.length === 0 ? said : said.through(first, ...others);
}
