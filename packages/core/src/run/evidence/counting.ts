import type { EvidenceRecord } from "../../language/evidence/record.ts";
import type { EvidenceRequirement } from "../../language/evidence/requirement.ts";
import { holderOn, ownerText } from "../../language/people/person.ts";
import type { IsoDate } from "../../language/values/date.ts";

/** A record that answers nothing, and why: it says so of itself, or it could not be told. */
export interface Refused {
  readonly record: EvidenceRecord;
  readonly why: string;
  /** True where what is wrong with it hides what it says: whoever it may have covered is undecided. */
  readonly undecided: boolean;
}

/** A record that counts, with its fields. */
export interface Accepted {
  readonly record: EvidenceRecord;
  readonly fields: unknown;
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
  /** Ids of everybody who works or worked here. */
  readonly people: ReadonlySet<string>;
}

/** Tells the records that count from those that do not. Who submitted and who reviewed one is what it says. */
export function sift(records: readonly EvidenceRecord[], terms: Terms): Sifted {
  const read = records.map((record) => ({ record, ...heldTo(record, terms) }));
  const replaced = new Map(
    read.flatMap(({ record, why }) =>
      record.supersedes === undefined || why !== undefined
        ? []
        : [[`${terms.requirement.id}/${record.supersedes}`, record.id]],
    ),
  );
  const accepted: Accepted[] = [];
  const refused: Refused[] = [];
  for (const { record, why, undecided = false, fields } of read) {
    const by = replaced.get(record.id);
    if (why !== undefined) refused.push({ record, why, undecided });
    else if (by !== undefined) refused.push({ record, why: `${by} takes its place`, undecided: false });
    else accepted.push({ record, fields });
  }
  return { accepted, refused };
}

interface Held {
  readonly why?: string;
  readonly undecided?: boolean;
  readonly fields?: unknown;
}

function heldTo(record: EvidenceRecord, terms: Terms): Held {
  const { requirement, people } = terms;
  const [fault] = record.faults;
  if (fault !== undefined) {
    const field = fault.field === undefined ? "" : ` ${fault.field}`;
    return { why: `line ${fault.line}${field}: ${fault.message}`, undecided: true };
  }
  const content = contentOf(record, requirement);
  if ("why" in content) return content;
  const { submittedBy, reviewedBy } = record;
  if (submittedBy === undefined) return { why: "it does not say who submitted it" };
  for (const [role, id] of [["submitted", submittedBy] as const, ["reviewed", reviewedBy] as const])
    if (id !== undefined && !people.has(id))
      return { why: `${id}, who ${role} it, is not among the people`, undecided: true };
  if (submittedBy === reviewedBy) return { why: `${submittedBy} reviewed what they submitted` };
  const why = whyNotReviewed(record, requirement) ?? whyNotOfItsKind(record, terms);
  return why === undefined ? content : { why };
}

function whyNotReviewed(record: EvidenceRecord, { reviewer }: EvidenceRequirement): string | undefined {
  if (reviewer === undefined) return undefined;
  const day = effectiveDays(record).sort().at(-1);
  const holder = day === undefined ? undefined : holderOn(reviewer, day);
  if (record.reviewedBy === undefined) return `${ownerText(reviewer)} has not reviewed it`;
  return holder === undefined || record.reviewedBy === holder.id
    ? undefined
    : `${record.reviewedBy} reviewed it, and not ${holder.id}`;
}

function whyNotOfItsKind(
  { on, from, people, policies, none }: EvidenceRecord,
  { requirement: { of }, today }: Terms,
): string | undefined {
  if (none !== undefined) return "nothing can take its place, and it says that there was none";
  if ((on ?? from ?? today) > today) return `its day, ${on ?? from}, is still to come`;
  const aboutPeople = of.about === "person" || of.about === "person-policy";
  if (aboutPeople && people === undefined) return "it names nobody";
  if (of.about === "policy" || of.about === "person-policy") {
    if (policies === undefined) return "it names no policy";
  }
  return !aboutPeople && on === undefined && from === undefined ? "it has no day" : undefined;
}

function contentOf({ content }: EvidenceRecord, { of }: EvidenceRequirement): Held {
  if (of.restricted) return { fields: {} };
  try {
    const { data, error } = of.schema.safeParse(JSON.parse(content));
    if (error === undefined) return { fields: data };
    const [issue] = error.issues;
    return { why: `${issue?.path.join(".")}: ${issue?.message}`, undecided: true };
  } catch {
    return { why: "its content is no JSON", undecided: true };
  }
}

/** Every day that a record is effective for. */
function effectiveDays({ on, to, people }: EvidenceRecord): IsoDate[] {
  const own = [on, to, ...Object.values(people ?? NOBODY)];
  return own.filter((day) => day !== undefined) as IsoDate[];
}

const NOBODY: Readonly<Record<string, string>> = {};
