import { BylawError } from "@bylaw/core";
import type { Io } from "../../../io.ts";
import type { Repository } from "../detect/repository.ts";
import { ASKED, type Asked, type InitGiven } from "../given.ts";
import { type Answers, CATEGORIES, type Named, UNNAMED } from "./answers.ts";
import { type Ask, askIn } from "./ask.ts";
import { defaultsOf } from "./defaults.ts";
import {
  categoriesOf,
  evidenceOf,
  githubOf,
  organizationOf,
  ownersOf,
  peopleOf,
  regionsOf,
  startOf,
} from "./parse.ts";

/** By options, by a person, or by what is found. */
export async function answersOf(
  given: InitGiven,
  repository: Repository,
  today: string,
  io: Io,
): Promise<Answers> {
  const defaults = defaultsOf(repository, today);
  if (given.yes) return answered(given, defaults, silent);
  const open = ASKED.filter((name) => given[name] === undefined);
  if (open.length === 0) return answered(given, defaults, silent);
  const input = io.person?.();
  if (input === undefined) {
    throw new BylawError("usage", "Nobody is there to ask: this is no terminal.", {
      next: `Give --yes to take what is found, or all of ${open.map((name) => `--${name}`).join(", ")}.`,
    });
  }
  const { ask, close } = askIn(input, io.stderr);
  try {
    return await answered(given, defaults, ask);
  } finally {
    close();
  }
}

type Presets = ReturnType<typeof defaultsOf>;

/** In the order in which a person is asked. What an option says is not asked. */
async function answered(given: InitGiven, presets: Presets, ask: Ask): Promise<Answers> {
  const one = <T>(
    name: Asked,
    text: string,
    parse: (answer: string) => T,
    preset = presets[name],
  ): Promise<T> => {
    const said = given[name];
    return said === undefined ? ask({ text, preset, parse }) : Promise.resolve(parse(said));
  };
  const organization = await one("organization", "Name of the organization", organizationOf);
  // A person names people; where nobody is asked, they are still to be named.
  const people =
    given.people === undefined && ask === silent
      ? UNNAMED
      : await one("people", "Who works here, two at least, such as Ana Silva; Ben Okafor", peopleOf);
  const ids = people.map(({ id }) => id).join(", ");
  return {
    organization,
    people,
    owners: await one(
      "owners",
      `Who answers for what, of ${ids}`,
      (answer) => ownersOf(answer, people),
      officesText(people),
    ),
    categories: await one(
      "categories",
      `In scope beside Security, of ${CATEGORIES.join(", ")}`,
      categoriesOf,
    ),
    start: await one("start", "The first day on which policies are in effect", startOf),
    regions: await one("regions", "AWS regions, with commas; none where AWS is not used", regionsOf),
    github: await one("github", "GitHub organization; or none", githubOf),
    evidence: await one("evidence", "Folder for records", evidenceOf),
  };
}

function officesText(people: readonly Named[]): string {
  return Object.entries(ownersOf(undefined, people))
    .map((entry) => entry.join("="))
    .join(",");
}

const silent: Ask = async ({ preset, parse }) => parse(preset ?? "");
