import { wordsOf } from "./words.ts";

const CONDITIONS =
  "as|if|when|where|whenever|wherever|unless|to the (?:(?:greatest|fullest|maximum) )?(?:extent|degree)|(?:in)?so far as|as far as|as often as|as long as|" +
  "as much as|as many as|as few as|as little as|as closely as|as widely as|as broadly as";
const HOW =
  "reasonably|technically|practically|operationally|commercially|economically|humanly|at all|so|otherwise|deemed|considered|judged|thought|found|felt|seen as|is|are|it is|this is|that is|they are";
const WHAT =
  "needed|necessary|appropriate|inappropriate|possible|impossible|practicable|impracticable|practical|impractical|feasible|infeasible|unfeasible|" +
  "warranted|suitable|reasonable|applicable|required|relevant|convenient|sensible|desirable|advisable|helpful|useful";
/** Where the case is said behind it. */
const NAMED =
  "(?! (?:that|which|in which|where|when|listed|named|set out|described|defined|of|such as|below|above)\\b|:)";

/** In some cases, and nobody knows in which. */
export const cases = wordsOf("Name the case: when what happens, or who decides it.", [
  `(?:${CONDITIONS})(?: (?:${HOW}))* (?:${WHAT})(?! (?:by|for|to|in|under|of|that)\\b)`,
  "(?:when|where|if|whenever) (?:the|any) (?:need|situation|occasion|circumstances) (?:arises?|requires?|demands?|calls? for it|permits?|allows?)",
  "as (?:the )?(?:need|circumstances|situation|time|resources|workload) (?:arises?|requires?|demands?|permits?|allows?)",
  "(?:if|when|whenever|where|as) (?:the )?(?:time|resources|circumstances|workload|budget|capacity|staffing) (?:permits?|allows?)|(?:time|resources|circumstances) permitting",
  "on an as[- ]needed basis|as (?:[\\p{L}]+ ){1,3}sees? fit",
  `(?:in|under) (?:certain|some|rare|particular) (?:cases|circumstances|situations|instances|conditions)${NAMED}`,
  "(?:under|in) (?:normal|ordinary) (?:circumstances|conditions)",
  "best[- ]efforts?|(?:all |every |commercially )?reasonable efforts?|at (?:its|their|his or her)(?: (?:sole|own|absolute))? discretion",
  "(?:for|with|without) (?:an? )?(?:good|compelling|sound|cogent|weighty) (?:reasons?|cause)(?! (?:that|which|listed|named|of)\\b)",
  "to the best of (?:its|their|his or her|one's|your|our) abilit(?:y|ies)",
]);
