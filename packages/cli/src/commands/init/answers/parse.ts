import { BylawError } from "@bylaw/core";
import { isDay } from "@bylaw/core/run";
import type { Asked } from "../given.ts";
import { type Answers, CATEGORIES, type Named, OFFICES, type Office } from "./answers.ts";

/** What an answer is refused for, and what to write instead. */
function refused(option: Asked, message: string, next: string): BylawError {
  return new BylawError("usage", `--${option}: ${message}`, { next });
}

/** What a template left to be filled in, which the baseline refuses: `[Company Name]`, `${company}`. */
const TO_FILL_IN = /^\[.*\]$|^<.*>$|\{\{|\}\}|\$\{|<%/s;

export function organizationOf(given: string): string {
  const name = given.trim();
  if (name !== "" && !TO_FILL_IN.test(name)) return name;
  throw refused(
    "organization",
    `${JSON.stringify(given)} names no company.`,
    "Write its name as its policies are to have it.",
  );
}

const SLUG = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;

export function peopleOf(given: string): readonly Named[] {
  const parts = given.split(";").map((one) => one.trim());
  const people: Named[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const [, id, named] = /^([^=\s]+)=(.*)$/s.exec(part) ?? [];
    const name = (named ?? part).trim();
    if (name === "") throw refused("people", `${part} has no name.`, 'Write it as in "ana=Ana Silva".');
    if (id !== undefined && !SLUG.test(id))
      throw refused(
        "people",
        `${JSON.stringify(id)} is no id.`,
        "Use letters, digits and single hyphens, such as ana-silva.",
      );
    if (id !== undefined && people.some((one) => one.id === id))
      throw refused("people", `${id} is there twice.`, "Give one of them another id.");
    people.push({ id: id ?? freeId(name, people), name });
  }
  if (people.length >= 2) return people;
  throw refused(
    "people",
    "two people are needed, as nobody reviews their own records.",
    'Name them as in "Ana Silva; Ben Okafor"; one from outside, such as an adviser, is enough.',
  );
}

/** The first name, else the whole name, else a number. */
function freeId(name: string, others: readonly Named[]): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const wanted = words === null ? [] : [words[0] ?? "", words.join("-")];
  const numbered = Array.from({ length: others.length + 1 }, (_, at) => `person-${at + 1}`);
  return [...wanted, ...numbered].find((id) => !others.some((one) => one.id === id)) ?? "";
}

export function ownersOf(given: string | undefined, people: readonly Named[]): Answers["owners"] {
  const [first, second] = people.map(({ id }) => id);
  const owners = { executive: first, security: first, engineering: second, people: first } as Record<
    Office,
    string
  >;
  for (const part of listOf(given ?? "")) {
    const [, office, id = ""] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    const found = OFFICES.find((one) => one === office?.trim());
    if (found === undefined)
      throw refused(
        "owners",
        `${JSON.stringify(part)} names no office.`,
        `The offices are ${OFFICES.join(", ")}, as in executive=${first}.`,
      );
    if (!people.some((one) => one.id === id.trim()))
      throw refused(
        "owners",
        `${JSON.stringify(id.trim())} is none of the people.`,
        `They are ${people.map((one) => one.id).join(", ")}.`,
      );
    owners[found] = id.trim();
  }
  return owners;
}

export function categoriesOf(given: string): readonly string[] {
  const named = listOf(given).filter((one) => one !== "security");
  const odd = named.find((one) => !CATEGORIES.includes(one));
  if (odd !== undefined)
    throw refused(
      "categories",
      `${JSON.stringify(odd)} is no category.`,
      `Give some of ${CATEGORIES.join(", ")}, or none.`,
    );
  return CATEGORIES.filter((one) => named.includes(one));
}

export function startOf(given: string): string {
  const day = given.trim();
  if (isDay(day)) return day;
  throw refused(
    "start",
    `${JSON.stringify(given)} is not a calendar day.`,
    "Write it as YYYY-MM-DD, such as 2027-01-01.",
  );
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

export function regionsOf(given: string): readonly string[] {
  const regions = [...new Set(listOf(given))];
  const odd = regions.find((one) => !REGION.test(one));
  if (odd === undefined) return regions;
  throw refused(
    "regions",
    `${JSON.stringify(odd)} is no AWS region.`,
    "Give them as in eu-west-1,us-east-1, or none.",
  );
}

const LOGIN = /^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/;

export function githubOf(given: string): string | undefined {
  const [login, more] = listOf(given);
  if (login === undefined) return undefined;
  if (more === undefined && LOGIN.test(login)) return login;
  throw refused(
    "github",
    `${JSON.stringify(given)} is not an organization.`,
    "Give its login as it stands in its address, such as acme, or none.",
  );
}

const FOLDER = /^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/;

export function evidenceOf(given: string): string {
  const folder = given.trim().replace(/^\.\//, "").replace(/\/$/, "");
  const parts = folder.split("/");
  if (parts.includes("node_modules"))
    throw refused("evidence", "git keeps nothing of node_modules.", "Name another folder, such as evidence.");
  if (parts[0] === "documents")
    throw refused("evidence", "bylaw docs writes into documents.", "Name another folder, such as evidence.");
  if (FOLDER.test(folder)) return folder;
  throw refused(
    "evidence",
    `${JSON.stringify(given)} is no folder within the program's.`,
    "Name one of letters, digits, hyphens and slashes, such as evidence.",
  );
}

/** Commas part a list; `none` is an empty one. */
function listOf(given: string): readonly string[] {
  const all = given.split(",").map((one) => one.trim());
  return all.filter((one) => one !== "" && one !== "none");
}
