import { nearestIds } from "@bylaw/core/run";
import type { FrozenAccount, FrozenSystem, ListingFile } from "../listing/frozen.ts";
import type { KnownPerson } from "../person.ts";
import { type DecisionMade, decisions, type FileFault } from "./decision.ts";
import { headingOf } from "./page.ts";
import { otherListing, proseFaults, RESTORE } from "./prose.ts";
import { HEAD, PENDING, RULE, toldCells, unpadded } from "./row.ts";
import { type Line, type Section, sectionsIn } from "./sections.ts";

/** What a file of decisions says, and what of it cannot be taken. */
export interface DecisionsRead {
  /** By line; of an account without a line nothing is said. */
  readonly made: readonly DecisionMade[];
  /** By line. */
  readonly faults: readonly FileFault[];
}

/** Reads what reviewers wrote. Every line of the listing has to be there as it was written, once. */
export function readDecisions(
  file: string,
  of: Pick<ListingFile, "digest" | "listing">,
  people: readonly KnownPerson[],
): DecisionsRead {
  const { systems } = of.listing;
  const read = sectionsIn(file);
  const { sections, astray } = read;
  const made: DecisionMade[] = [];
  const faults: FileFault[] = astray.map(({ line }) => ({ line, message: NO_ACCOUNT }));
  faults.push(...proseFaults(read, of));
  const seen = new Set<string>();
  for (const section of sections) {
    const { line, text } = section.heading;
    const system = systems.find((one) => headingOf(one.system) === text);
    if (system === undefined)
      faults.push({ line, message: `No system of the listing is called so. ${RESTORE}` });
    else if (seen.has(system.system))
      faults.push({ line, message: `${system.system} has a second section. ${RESTORE}` });
    else {
      seen.add(system.system);
      const own = readSection(section, system, people);
      made.push(...own.made);
      faults.push(...own.faults);
    }
  }
  for (const { system } of systems)
    if (!seen.has(system)) faults.push({ line: 1, message: `${system} has no section. ${RESTORE}` });
  // Of another listing nothing has to fit: that alone is told.
  const other = otherListing(read, of);
  return { made, faults: other === undefined ? faults.sort((a, b) => a.line - b.line) : [other] };
}

const NO_ACCOUNT = `This line is none of the listing: a cell behind the third was edited, or it was added. ${RESTORE}`;

function readSection(
  { heading, rows }: Section,
  { system, accounts }: FrozenSystem,
  people: readonly KnownPerson[],
): DecisionsRead {
  const open = new Map([...toldCells(accounts)].map(([one, told]) => [told, one]));
  const made = new Map<FrozenAccount, DecisionMade>();
  const faults: FileFault[] = [];
  const lines = rows.map(({ line, text }) => ({ line, text: unpadded(text) }));
  for (const row of lines.filter(({ text }) => text !== HEAD && text !== RULE)) {
    const { line } = row;
    const { cells, told, divided } = partsOf(row, open);
    const account = open.get(told);
    if (divided) faults.push({ line, message: DIVIDED });
    if (account === undefined) faults.push({ line, message: NO_ACCOUNT });
    else if (made.has(account))
      faults.push({ line, message: `${account.name} has a second line. Leave one decision on it.` });
    else {
      const written = writtenIn(cells, people);
      made.set(account, { system, account: account.id, line, ...written.made });
      faults.push(...written.faults.map((message) => ({ line, message })));
    }
  }
  const missing = accounts.filter((one) => !made.has(one));
  faults.push(
    ...missing.map(({ name }) => ({ line: heading.line, message: `${name} has no line. ${RESTORE}` })),
  );
  return { made: [...made.values()], faults };
}

const DIVIDED =
  "A | ends a cell, also within a reason, and this line has too many. Write \\| there, or another word.";

/** The first three cells of a line, and all the rest of it. What a reviewer writes may have a pipe in it, written `\|`. */
const ROW = /^\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)*)(\|.*)$/;

interface Parts {
  readonly cells: readonly string[];
  readonly told: string;
  /** True where a pipe that is not written out stands before what is told. */
  readonly divided: boolean;
}

function partsOf({ text }: Line, open: ReadonlyMap<string, FrozenAccount>): Parts {
  const [, decision = "", by = "", reason = "", rest = ""] = ROW.exec(text) ?? [];
  const longest = [...open.keys()]
    .filter((one) => rest.endsWith(one))
    .reduce((best, one) => (one.length > best.length ? one : best), "");
  const divided = longest !== "" && longest !== rest;
  const more = divided ? rest.slice(0, -longest.length) : "";
  return {
    cells: [decision, by, `${reason}${more}`].map((cell) => cell.trim().replaceAll("\\|", "|")),
    told: divided ? longest : rest,
    divided,
  };
}

function writtenIn(
  [word = "", by = "", reason = ""]: readonly string[],
  people: readonly KnownPerson[],
): { readonly made: Pick<DecisionMade, "decision" | "by" | "reason">; readonly faults: readonly string[] } {
  const decision = decisions.find((one) => one === word.toLowerCase());
  const person = people.find(({ id }) => id === by);
  const isPending = word === "" || word.toLowerCase() === PENDING;
  return {
    made: {
      ...(decision !== undefined && { decision }),
      ...(person !== undefined && { by: person.id }),
      // What has no letter and no digit, such as a dash or a character that is not seen, says nothing.
      ...(/[\p{L}\p{N}]/u.test(reason) && { reason }),
    },
    faults: [
      ...(decision === undefined && !isPending ? [noDecision(word)] : []),
      ...(decision !== undefined && person === undefined ? [nobody(by, people)] : []),
    ],
  };
}

function noDecision(word: string): string {
  return `${JSON.stringify(word)} is no decision. Write ${decisions.join(", ")}, or ${PENDING}.`;
}

function nobody(by: string, people: readonly KnownPerson[]): string {
  if (by === "") return "It is decided by nobody. Write the id of whoever decided.";
  const near = nearestIds(people, by);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return `The program knows nobody called ${JSON.stringify(by)}.${hint}`;
}
