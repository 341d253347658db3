import { wordsOf } from "./words.ts";

/** Mostly, and nobody knows when not. */
export const hedges = wordsOf("Leave it out, or name the cases that are excepted.", [
  "usually|typically|normally|ordinarily|generally(?! (?:available|accepted|applicable)\\b)|in general(?! (?:availability|use|release)\\b|-)",
  "as a (?:general )?rule(?=,)|in (?:most|many|the majority of) cases|mostly|largely|(?<!\\b(?:approval|agreement|consent|offer) )in principle|by and large|for the most part|most of the time",
  "ideally|preferably|(?<!no )more or less|approximately|roughly|or so(?=[.,;]|$| (?:after|before|later|earlier)\\b)|or thereabouts",
]);
