import { clip } from "../text/clip.ts";
import { type Asked, cameTo, mendingOf } from "./asked.ts";
import type { Gist, Open } from "./open.ts";
import { countsWords, excuseOf, said, sentenceText } from "./words.ts";

/** How much is told of one resource, and of one sentence, in characters. */
const LINE = 400;

/** How many sentences of policies are told. */
const SENTENCES = 3;

/**
 * What was asked and what it came to, as a sentence or two: `Could not be decided: Keys are rotated. 1 could not be decided, 2 pass.`
 * Not escaped for anything.
 */
export function headlineOf(asked: Asked, open: Open, { until }: Pick<Gist, "until">): string {
  const title = clip(asked.title, LINE);
  const counts = `${countsWords(asked.counts)}.`;
  const excuse = excuseOf(asked);
  return [
    open === "fail" ? `${title}: ${counts}` : `${openWords(open, until)}: ${title}. ${counts}`,
    ...(excuse === undefined ? [] : [excuse]),
  ].join(" ");
}

function openWords(open: Exclude<Open, "fail">, until: string | undefined): string {
  if (open === "undecided") return "Could not be decided";
  return `${states[open]}${until === undefined ? "" : ` until ${until}`}`;
}

const states = { planned: "Planned", advisory: "Advisory", waived: "Waived" } as const;

/** The resources that do not pass, a line each, the first of them; and how many more there are. Not escaped for anything. */
export function resourceLines({ first, more }: Gist): readonly string[] {
  return [
    ...first.map(({ subject, standing, lines }) =>
      clip([`${subject}: ${said[standing]}`, ...lines].join("; "), LINE),
    ),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** `What mends it: ...`, where something fails. Not escaped for anything. */
export function mendingLines(asked: Asked): readonly string[] {
  const mending = mendingOf(asked, cameTo(asked));
  return mending === undefined ? [] : [`What mends it: ${mending}`];
}

/** The first sentences of policies that it stands behind. Not escaped for anything. */
export function sentencesOf({ statements }: Asked): readonly string[] {
  const told = statements.slice(0, SENTENCES).map((one) => clip(sentenceText(one), LINE));
  const more = statements.length - told.length;
  return more > 0 ? [...told, `and ${more} more sentences of policies`] : told;
}
