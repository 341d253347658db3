import { ASKED, type InitGiven } from "../given.ts";
import { type Answers, OFFICES, UNNAMED } from "./answers.ts";

/** An answer that nobody gave. */
export interface Taken {
  /** The option that would have given it. */
  readonly option: string;
  readonly answer: string;
}

/** What `--yes` took where no option said it. */
export function takenOf(given: InitGiven, answers: Answers): readonly Taken[] {
  if (!given.yes) return [];
  const texts = textsOf(answers);
  return ASKED.filter((name) => given[name] === undefined).map((name) => ({
    option: `--${name}`,
    answer: texts[name],
  }));
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
