import { type Answers, OFFICES, UNNAMED } from "../answers/answers.ts";
import { listAfter, literal, objectAfter } from "./source.ts";

/** Stands above people who are still to be named. */
export const TO_NAME = "// Put the people who work here in place of these two.";

/** `compliance/people.ts` */
export function peopleSource({ people, owners }: Answers): string {
  const names = namesOf(people.map(({ id }) => id));
  const nameOf = (id: string): string => names.get(id) ?? "";
  const definitions = people.map(({ id, name }) =>
    objectAfter(
      `const ${nameOf(id)} = definePerson(`,
      [
        ["id", literal(id)],
        ["name", literal(name)],
      ],
      ");",
    ),
  );
  return `import { definePerson } from "@bylaw/core";

${people === UNNAMED ? `${TO_NAME}\n` : ""}${definitions.join("\n")}

${listAfter(
  "export const people = ",
  people.map(({ id }) => nameOf(id)),
)}

export const owners = {
${OFFICES.map((office) => `  ${fieldText(office, nameOf(owners[office]))},\n`).join("")}};
`;
}

function fieldText(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}

/** What a constant may not be called here: what the file itself names, and the words of the language. */
const TAKEN = new Set(
  (
    "people owners definePerson arguments await break case catch class const continue debugger default delete do else enum eval export " +
    "extends false finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** A name of a constant for each id. */
function namesOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const id of ids) {
    const joined = id.replaceAll(/[._-]+(.)/g, (_, letter: string) => letter.toUpperCase());
    const plain = /^[A-Za-z]/.test(joined) && !TAKEN.has(joined) ? joined : `person${upper(joined)}`;
    const used = new Set(names.values());
    const free = [plain, ...ids.map((_, at) => `${plain}${at + 2}`)].find(
      (name) => !used.has(name) && !TAKEN.has(name),
    );
    names.set(id, free ?? plain);
  }
  return names;
}

function upper(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
