import { findingsIn, isOpen } from "../../language/evidence/built-in.ts";
import type { EvidenceKind } from "../../language/evidence/kind.ts";
import { isPlaceholder } from "../../language/evidence/placeholder.ts";
import type { EvidenceRecord, RecordFault } from "../../language/evidence/record.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { isHeldToReview, type ReviewHeldTo } from "../../language/evidence/session.ts";
import { holderOn, ownerText } from "../../language/people/person.ts";
import type { Staffer } from "../../language/people/staff.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { freeze } from "../../language/values/json.ts";
import type { Problem } from "../../language/values/problem.ts";
import { textOf } from "../../language/values/problem.ts";
import { daysOf, isAboutPersons, whyNoDays } from "./record-days.ts";
import { approvalOf, type Reviews } from "./reviews.ts";

/** A record that answers nothing, and why: it says so of itself, or it could not be told. */
export interface Refused {
  readonly record: EvidenceRecord;
  readonly why: string;
  /** True where what is wrong with it hides what it says: whoever it may have covered is undecided. */
  readonly undecided: boolean;
  /** Why it could not be told, where something could not be read. */
  readonly problem?: Problem;
  /** What it says, where that is plain: it answers nothing, and what it shows against the company stands. */
  readonly fields?: unknown;
}

/** A record that counts, with its fields. */
export interface Accepted {
  readonly record: EvidenceRecord;
  readonly fields: unknown;
  /** The pull request in which its reviewer approved it, where that is read. */
  readonly approvedIn?: string;
}

/** The records of a requirement, told apart. */
export interface Sifted {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly Refused[];
}

/** What records are held to on a day. */
export interface Terms {
  readonly requirement: EvidenceRequirement;
  readonly today: IsoDate;
  /** The day on which they are read, where days before it are judged. */
  readonly readOn?: IsoDate;
  /** Everybody who works or worked here, by id. */
  readonly people: ReadonlyMap<string, Staffer>;
  /** The ids of the program's policies. */
  readonly policies: ReadonlySet<string>;
  /** The declared access review that they have to be of. */
  readonly accessReview?: ReviewHeldTo;
  /** Who approved their files. Left out where the program does not read it: then that is what each record says. */
  readonly reviews?: Reviews;
}

/** Tells the records that count from those that do not. */
export function sift(records: readonly EvidenceRecord[], terms: Terms): Sifted {
  const ids = new Set(records.map(({ id }) => id));
  const first = new Map<string, string>();
  for (const { id, digest } of records) if (!first.has(digest)) first.set(digest, id);
  const read = records.map((record) => {
    const held = heldTo(record, terms);
    const [former, original] = [formerOf(record, terms), first.get(record.digest)];
    if (held.why !== undefined) return { record, ...held };
    if (former !== undefined && !ids.has(former))
      return {
        record,
        why: `it takes the place of ${record.supersedes}, which is not there`,
        undecided: true,
      };
    // What could not be read at all has no digest.
    if (record.digest !== "" && original !== undefined && original !== record.id)
      return { record, why: `it is a copy of ${original}` };
    return { record, ...held };
  });
  const replaced = new Map(
    read.flatMap(({ record, why }) => {
      const former = formerOf(record, terms);
      return former === undefined || why !== undefined ? [] : [[former, record.id]];
    }),
  );
  const accepted: Accepted[] = [];
  const refused: Refused[] = [];
  for (const { record, why, undecided = false, fields, problem, approvedIn } of read) {
    const by = replaced.get(record.id);
    const known = { record, undecided, ...(problem !== undefined && { problem }) };
    if (why !== undefined && by === undefined)
      refused.push({ ...known, why, ...(fields !== undefined && { fields }) });
    else if (why !== undefined) refused.push({ ...known, why });
    else if (by !== undefined) refused.push({ record, why: `${by} takes its place`, undecided: false });
    else accepted.push({ record, fields, ...(approvedIn !== undefined && { approvedIn }) });
  }
  return { accepted, refused };
}

/** The same without the records that `why` has something to say against. */
export function without(sifted: Sifted, why: (record: EvidenceRecord) => string | undefined): Sifted {
  const held = sifted.accepted.map((one) => ({ ...one, why: why(one.record) }));
  return {
    accepted: held.flatMap(({ why: reason, ...one }) => (reason === undefined ? [one] : [])),
    refused: [
      ...sifted.refused,
      ...held.flatMap(({ why: reason, record }) =>
        reason === undefined ? [] : [{ record, why: reason, undecided: false }],
      ),
    ],
  };
}

/** The id of the record that it takes the place of; its folder may be left out. */
function formerOf({ supersedes }: EvidenceRecord, { requirement: { id } }: Terms): string | undefined {
  if (supersedes === undefined || supersedes.startsWith(`${id}/`)) return supersedes;
  return `${id}/${supersedes}`;
}

interface Held {
  readonly why?: string;
  readonly undecided?: boolean;
  readonly problem?: Problem;
  readonly fields?: unknown;
  readonly approvedIn?: string;
}

function heldTo(record: EvidenceRecord, terms: Terms): Held {
  const { requirement } = terms;
  if (record.faults.length > 0) return { why: record.faults.map(faultText).join("; "), undecided: true };
  const unheld = whyNotOfReview(record, terms);
  if (unheld !== undefined) return { why: unheld };
  const noDays = whyNoDays(record);
  if (noDays !== undefined) return { why: noDays, undecided: true };
  const content = contentOf(record, requirement);
  if ("why" in content) return content;
  const signed = signedBy(record, terms);
  if (signed !== undefined) return signed.undecided ? signed : { ...content, ...signed };
  const other = whyNotOfItsKind(record, terms);
  if (other !== undefined) return { why: other };
  const why =
    whyNotReviewed(record, terms) ?? whyNotWhole(record, content, terms) ?? whyNotOfNow(content, terms);
  if (why !== undefined) return { ...content, why };
  const { reviews } = terms;
  return reviews === undefined ? content : { ...content, ...approvalOf(record, { ...terms, reviews }) };
}

/** `line 4 on: is no calendar day`. */
export function faultText({ line, field, message }: RecordFault): string {
  return `line ${line}${field === undefined ? "" : ` ${field}`}: ${message}`;
}

/** Whoever reads records holds them to the closed review: what an older recording has was held to none. */
function whyNotOfReview(record: EvidenceRecord, { accessReview }: Terms): string | undefined {
  if (accessReview === undefined || !isHeldToReview(record, accessReview)) return undefined;
  const { id } = accessReview;
  return record.review?.id === id
    ? undefined
    : `it was not held to a closed review of ${id} when it was read: read the records anew`;
}

/** What speaks against who submitted and who reviewed a record. */
function signedBy(
  record: EvidenceRecord,
  { requirement, people, today, readOn = today }: Terms,
): Held | undefined {
  const { submittedBy, reviewedBy } = record;
  if (submittedBy === undefined) return { why: "it does not say who submitted it" };
  const [day] = daysOf(record, requirement.of);
  for (const [role, id] of [["submitted", submittedBy] as const, ["reviewed", reviewedBy] as const]) {
    if (id === undefined) continue;
    const person = people.get(id);
    const who = requirement.of.restricted ? `who ${role} it` : `${id}, who ${role} it,`;
    if (person === undefined) return { why: `${who} is not among the people`, undecided: true };
    // Whoever is new may write up what was done before; nothing is reviewed before its reviewer is there.
    if (person.start !== undefined && person.start > (role === "submitted" ? readOn : today))
      return { why: `${who} starts on ${person.start}` };
    if (day !== undefined && person.end !== undefined && person.end < day)
      return { why: `${who} left on ${person.end}` };
  }
  return submittedBy === reviewedBy ? { why: `${submittedBy} reviewed what they submitted` } : undefined;
}

function whyNotReviewed(record: EvidenceRecord, { requirement, today }: Terms): string | undefined {
  const { reviewer, of } = requirement;
  if (reviewer === undefined) return undefined;
  if (record.reviewedBy === undefined) return `${ownerText(reviewer)} has not reviewed it`;
  const day = daysOf(record, of).findLast((one) => one <= today);
  const holder = day === undefined ? undefined : holderOn(reviewer, day);
  return holder === undefined || record.reviewedBy === holder.id
    ? undefined
    : `${record.reviewedBy} reviewed it, and not ${holder.id}`;
}

function whyNotOfItsKind(record: EvidenceRecord, terms: Terms): string | undefined {
  const { on, from, people, policies, none } = record;
  const { requirement, today } = terms;
  const { about } = requirement.of;
  if (none !== undefined && !requirement.orNone)
    return "nothing can take its place, and it says that there was none";
  const window = whyNoWindow(record, requirement);
  if (window !== undefined) return window;
  if ((on ?? from ?? today) > today) return `its day, ${on ?? from}, is still to come`;
  if (isAboutPersons(about)) {
    const named = Object.keys(people ?? {});
    if (named.length === 0) return "it names nobody";
    if (!named.some((id) => terms.people.has(id))) return "nobody whom it names is among the people";
    const [day = today] = daysOf(record, requirement.of);
    if (day > today) return `its first day, ${day}, is still to come`;
  }
  if (about === "policy" || about === "person-policy") {
    const named = Object.keys(policies ?? {});
    if (named.length === 0) return "it names no policy";
    if (!named.some((id) => terms.policies.has(id))) return `the program has no policy ${named.join(", ")}`;
  }
  if (about === "policy" && on === undefined) return "it has no day";
  return about === "company" && on === undefined && from === undefined ? "it has no day" : undefined;
}

/** Windows as they are called, whatever the rhythm. */
const LABEL = /^\d{4}(?:-(?:Q[1-4]|H[12]|\d{2}(?:-\d{2})?))?$/;

/** What speaks against the window that it names; whether the company has one of that name is told by its rhythm. */
function whyNoWindow(record: EvidenceRecord, { of, due }: EvidenceRequirement): string | undefined {
  if (record.for === undefined) return undefined;
  if (of.about === "company")
    return record.from === undefined
      ? undefined
      : `it covers the days that it says, and answers no window by its name, ${record.for}`;
  if (due.every === undefined) return `it is for ${record.for}, and is asked for in no windows`;
  return LABEL.test(record.for) ? undefined : `it is for ${record.for}, which is no window`;
}

/** What it leaves out: where there was nothing, what shows it; else its originals, and who mends what was found. */
function whyNotWhole(
  { none, files }: EvidenceRecord,
  { fields }: Held,
  { requirement: { originals }, people, today }: Terms,
): string | undefined {
  if (none !== undefined)
    return isPlaceholder(none) ? "it says that there was none, and not what shows it" : undefined;
  if (originals !== undefined && files.length === 0)
    return `it names no original, and they live in ${originals}`;
  for (const { owner } of findingsIn(fields).filter((one) => isOpen(one, today))) {
    const person = people.get(owner);
    const who = `${owner}, who is to mend what it found,`;
    if (person === undefined) return `${who} is not among the people`;
    if (person.end !== undefined && person.end < today) return `${who} left on ${person.end}`;
  }
  return undefined;
}

/** What it was made of, where that is so no more. */
function whyNotOfNow({ fields }: Held, { requirement: { binds = {} } }: Terms): string | undefined {
  const said = fields as Readonly<Record<string, unknown>>;
  const other = Object.entries(binds).find(([name, value]) => said[name] !== value);
  if (other === undefined) return undefined;
  const [name, value] = other;
  return `its ${name} is ${textOfField(said[name])}, and is ${value} now`;
}

function textOfField(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "not said");
}

const parsed = new WeakMap<EvidenceRecord, { readonly of: EvidenceKind; readonly held: Held }>();

/** What a record says by its kind. A period asks it on every day, and it says the same. */
function contentOf(record: EvidenceRecord, { of }: EvidenceRequirement): Held {
  const known = parsed.get(record);
  if (known?.of === of) return known.held;
  const held = contentBy(record, of);
  parsed.set(record, { of, held });
  return held;
}

function contentBy({ content, none }: EvidenceRecord, of: EvidenceKind): Held {
  if (of.restricted || none !== undefined) return { fields: {} };
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return { why: "its content is no JSON", undecided: true };
  }
  try {
    const { data, error } = of.schema.safeParse(json);
    if (error === undefined) return { fields: freeze(data) };
    const [issue] = error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "its content" : issue.path.join(".");
    return { why: `${place}: ${issue?.message}`, undecided: true };
  } catch (error) {
    return { why: `the schema of ${of.id} threw: ${textOf(error)}`, undecided: true };
  }
}
