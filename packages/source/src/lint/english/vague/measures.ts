import { wordsOf } from "./words.ts";

/** What a system, an account or a purse has too little of: a state that it answers with. */
const LACKED =
  "(?:\\w+ )?(?:permissions?|privileges?|rights?|access|scopes?|authori[sz]ation|funds?|credit|balance|memory|space|storage|disk|bandwidth|capacity|quota|entropy|coverage)";
const MANNERS =
  "secure|safe|responsible|professional|proper|orderly|effective|efficient|careful|diligent|sensible|controlled|thorough|prudent|cautious|satisfactory|good|suitable";
const TASKS =
  "reviews?|investigations?|analys[ie]s|checks?|tests?|testing|inspections?|assessments?|evaluations?|examinations?|training|documentation|monitoring|security|measures|controls";
/** Where a list says which ones are meant. */
const LISTED =
  "(?! (?:that|which|whom|who|listed|named|set out|described|defined|in|on|of|under|to|from|for)\\b)";

/** Good enough, and nobody knows by which measure. */
export const measures = wordsOf(
  "Say what is enough: a list, a name, or a number that something is held to.",
  [
    "(?:in)?appropriate(?:ly)?|(?:in)?adequate(?:ly)?|(?:un)?satisfactor(?:y|ily)",
    `sufficiently|insufficiently|(?<!\\b(?:is|are) )sufficient|(?<=\\b(?:is|are) )sufficient(?! (?:if|when|that)\\b|[.,;]|$)|insufficient(?! ${LACKED}\\b)`,
    "(?:un)?reasonabl[ey](?! (?:assurance|accommodations?|adjustments?|doubt|suspicion|grounds?|cause)\\b)",
    "(?:un)?suitabl[ey]|(?:im)?proper(?! (?:names?|nouns?|subset)\\b)|(?:im)?properly|robust(?:ly)?|undu(?:e|ly)(?! (?:hardship|influence)\\b)",
    "acceptabl[ey](?! use\\b)|effectively|effective(?= (?:measures?|controls|protection|safeguards?)\\b)",
    "industry[- ](?:standards?|(?:best )?practices?)|best[- ]practices?|state[- ]of[- ]the[- ]art|commercially reasonable",
    "(?:generally|commonly|widely) accepted(?= (?:standards?|practices?|principles))|good (?:(?:security|industry|professional) )?practices?",
    "(?:strong|complex|secure|modern)(?= (?:passwords?|encryption|cryptography|ciphers?)\\b)",
    "(?<!\\b(?:unfounded|unfounded and|unfounded or|unfounded nor) )excessive(?:ly)?|disproportionate(?:ly)?(?! efforts?\\b)|unnecessarily|needlessly",
    "(?:limited|minimal|moderate|modest|incidental|occasional) (?:(?:personal|private|business|non-business) )?use(?! (?:licen[cs]es?|accounts?|tokens?|rights?|cases?)\\b)|to a (?:limited|minimal|reasonable|large|great|lesser|certain|sufficient) (?:extent|degree)",
    "minimal(?= (?:\\w+ )?(?:impact|disruption|interruption|delay|downtime|effort|inconvenience)\\b)|to a minimum(?! of\\b)|as (?:low|small|short|high) as (?:reasonably )?(?:possible|practicable|achievable)",
    "thoroughly|carefully|diligently|rigorously|meticulously|conscientiously|prudently|judiciously|closely(?! related\\b)|sparingly|cautiously|responsibly",
    `(?:thorough|careful|diligent|rigorous|comprehensive|extensive|in-depth|meaningful)(?= (?:\\w+ )?(?:${TASKS})\\b)`,
    `in an? (?:${MANNERS})(?: and (?:\\w+))? (?:manner|way|fashion)|(?:securely|safely)(?=[.,;]|$)`,
    "(?:due|reasonable|great|special|particular|utmost|all due) care(?! (?:units?|homes?|facilit(?:y|ies)|plans?)\\b)|with (?:due |great |extreme )?(?:care|caution|diligence|discretion)(?=[.,;]|$)",
    "a (?:very )?(?:high|good) (?:level|degree|standard) of|common sense|(?:good|sound|best) judge?ment",
    `(?:all |any |the |other )*necessary (?:steps|measures|precautions|actions?|arrangements|safeguards|provisions)(?! (?:that|which|listed|named|set out|described|defined|in|under)\\b)`,
    "(?:all|any|whatever) (?:steps|measures|precautions|actions?) (?:is |are |that are |which are )?(?:necessary|needed|required|appropriate)(?! (?:by|under|in|for)\\b)",
    `(?:all |any |the |other )*relevant (?:stakeholders|parties|personnel|staff|persons|people|individuals|departments|measures|steps|precautions)${LISTED}`,
    "(?:reputable|trustworthy|knowledgeable|competent|user-friendly)(?= (?:vendors?|suppliers?|providers?|sources?|parties|party|staff|personnel|firms?|companies|company|interfaces?)\\b)",
    "(?:a )?good reputation|all relevant [a-z]+(?! (?:that|which|who|to|for|under|listed|named)\\b)",
    "(?<!\\b(?:the|each|every|its|their|a|any) )relevant (?:events|information|documentation|systems|employees|logs|data|documents|records|topics|changes)(?! (?:that|which|who|to|for|under|listed|named)\\b)",
    "enough(?= (?:detail|information|time|capacity|resources|people|staff|space|evidence|knowledge|training|experience|bandwidth)\\b)|(?:strong|large|high|detailed|secure|safe|good) enough",
  ],
);
