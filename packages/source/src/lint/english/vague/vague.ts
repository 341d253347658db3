import { amounts } from "./amounts.ts";
import { cases } from "./cases.ts";
import { haste } from "./haste.ts";
import { hedges } from "./hedges.ts";
import { measures } from "./measures.ts";
import { rhythms } from "./rhythms.ts";
import type { Vague } from "./words.ts";

/** Every vague word, in the order in which they are tried. */
export const vague: readonly Vague[] = [rhythms, haste, cases, measures, amounts, hedges];
