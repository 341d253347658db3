import { ASKED, type InitGiven } from "../given.ts";
import { type Answers, OFFICES, ORIGINALS, UNNAMED } from "./answers.ts";

/** An answer that nobody gave. */
export interface Taken {
  /** The option that would have given it; else the field of the baseline. */
  readonly option: string;
  readonly answer: string;
}

/** What `--yes` took where no option said it, and what nobody is asked for. */
export function takenOf(given: InitGiven, answers: Answers): readonly Taken[] {
  const texts = textsOf(answers);
  const asked = given.yes ? ASKED.filter((name) => given[name] === undefined) : [];
  const places = Object.entries(ORIGINALS).map(([of, place]) => `${of} in "${place}"`);
  return [
    ...asked.map((name) => ({ option: `--${name}`, answer: texts[name] })),
    { option: "originals", answer: places.join(", ") },
  ];
}

function textsOf(answers: Answers): Readonly<Record<(typeof ASKED)[number], string>> {
  const { organization, people, owners, categories, start, regions, github, evidence } = answers;
  const names = people.map(({ name }) => name).join("; ");
  return {
    organization,
    people: people === UNNAMED ? `placeholders, to be replaced: ${names}` : names,
    owners: OFFICES.map((office) => `${office}=${owners[office]}`).join(","),
    categories: listText(categories),
    start: `${start}; the approval of policies is due on that day`,
    regions: listText(regions),
    github: github ?? "none",
    evidence,
  };
}

function listText(all: readonly string[]): string {
  return all.length === 0 ? "none" : all.join(",");
}
