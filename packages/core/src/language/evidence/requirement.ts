import type { Listing } from "../checks/view.ts";
import type { Owner } from "../people/person.ts";
import { type IsoDate, isoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import type { Environment } from "../values/environment.ts";
import { BylawError } from "../values/errors.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { AnyParameter, Parameter } from "../values/parameter.ts";
import { days, type Quantity, quantityText } from "../values/quantity.ts";
import { assertWord } from "../values/word.ts";
import type { EvidenceKind } from "./kind.ts";

/** Units that a span of time is counted in. */
export type SpanUnit = "days" | "months" | "years";

/** A span of time: `months(3)`, or the parameter that a sentence shows. */
export type Span = Quantity<SpanUnit> | Parameter<SpanUnit, "atMost">;

/** Something that happened: what it was, and when. */
export interface EvidenceEvent {
  readonly id: string;
  readonly on: IsoDate;
}

/** What an answer that a provider's listing gives says: who did it, and when. */
export interface PersonAnswer {
  readonly id: string;
  readonly person: string;
  readonly on: IsoDate;
}

/**
 * What `within` counts from: the day somebody starts, the day they leave, or each thing that happened. Without it everybody is
 * asked; `"start"` asks those alone who start from the control's `implementedFrom` on.
 */
export type After = "start" | "end" | Listing<EvidenceEvent>;

/** When something is due: again and again, so soon after something, or once. */
export type Due =
  | {
      /** Once in every such span. Months and years are those of the calendar, days count from the control's `implementedFrom`. */
      readonly every: Span;
      /** How soon after their start a person answers for the first time. */
      readonly within?: Span;
      /** The day by which the company does it for the first time, where that is before its first window ends. */
      readonly firstDue?: IsoDate;
      readonly once?: never;
      readonly after?: never;
    }
  | {
      readonly within: Span;
      readonly after?: After;
      readonly every?: never;
      readonly once?: never;
      readonly firstDue?: never;
    }
  | {
      /** Once, by that day. */
      readonly once: IsoDate;
      readonly every?: never;
      readonly within?: never;
      readonly after?: never;
      readonly firstDue?: never;
    };

/** Entries of a program's registers, by their ids. */
export interface RegisterEntries {
  readonly risks?: readonly string[];
  readonly vendors?: readonly string[];
}

export interface RequirementTerms {
  readonly title?: string;
  /** How long after a window something that was held late still answers it. Default: no day. */
  readonly tolerance?: Quantity<"days">;
  /** Who looks at each record. A record that another person reviewed, or its own submitter, does not count. */
  readonly reviewer?: Owner;
  /**
   * True where there may be nothing to show, such as no incident: a record with `none`, and the query that shows it, then
   * answers the window. Of the company alone.
   */
  readonly orNone?: boolean;
  /** Where the originals live: `Drive, Compliance, Restores`. */
  readonly originals?: string;
  /** A listing that answers in place of records. */
  readonly answeredBy?: Listing<PersonAnswer>;
  /** The parameters that whoever provides it holds the company to; a sentence that it verifies may show them. */
  readonly parameters?: readonly AnyParameter[];
  /**
   * By field of its kind, what a record must say to count: what it is about as it is now. A record that says something else was
   * made of what is so no more: `{ residual: "unlikely, major" }`.
   */
  readonly binds?: Readonly<Record<string, string>>;
  /**
   * The entries of the registers that its records answer for. Where any requirement of a program says some, every risk that is accepted, or
   * high or critical after its controls, has to be in one, and every critical or high vendor; `risks: []` says that there is none.
   */
  readonly entries?: RegisterEntries;
}

/** When it is due, and on what terms. */
export type RequirementOptions = Due & RequirementTerms;

/** What people must show for a control: of which kind, how often, and who reviews it. */
export interface EvidenceRequirement {
  readonly kind: "evidence-requirement";
  /** Unique in a program: it names the folder that its records lie in. */
  readonly id: string;
  readonly of: EvidenceKind;
  readonly title: string;
  readonly due: Due;
  readonly tolerance: Quantity<"days">;
  readonly reviewer?: Owner;
  readonly originals?: string;
  readonly answeredBy?: Listing<PersonAnswer>;
  /** True where there may be nothing to show. */
  readonly orNone: boolean;
  /** By field, what a record must say to count. */
  readonly binds?: Readonly<Record<string, string>>;
  /** The entries of the program's registers that its records answer for. */
  readonly entries?: RegisterEntries;
  /** The environment that it is asked for in, where the number differs. */
  readonly environment?: Environment;
  /**
   * The same, asked for in one environment alone: with the number that the program sets there, and a folder of its own,
   * `restore-test.production`.
   */
  in(environment: Environment): EvidenceRequirement;
  /** Every parameter that it reads: those of `due`, and those that whoever provides it holds the company to. */
  readonly parameters: readonly AnyParameter[];
}

const FOLDER = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const LONGEST_TOLERANCE = 366;

/** A requirement of a kind. Throws where its terms do not fit together. */
export function requirementOf(
  of: EvidenceKind,
  id: string,
  options: RequirementOptions,
): EvidenceRequirement {
  const place = `${of.id} ${id}`;
  const {
    every,
    within,
    once,
    after,
    firstDue,
    title = of.title,
    tolerance = days(0),
    parameters = [],
    orNone = false,
    ...terms
  } = options;
  if (orNone && of.about !== "company")
    throw bad(
      `${place}: there is always somebody and some policy.`,
      "Drop orNone, or use a kind that is about the company.",
    );
  if (!FOLDER.test(id))
    throw bad(`${place}: its id is no name of a folder.`, "Use lower-case words and hyphens: restore-test.");
  if (terms.originals?.trim() === "")
    throw bad(`${place}: originals says no place.`, "Say where they live, or leave it out.");
  if (id === "answers" && of.id !== "answer")
    throw bad(
      `${place}: the folder answers is for what people say of gaps and deviations.`,
      "Give it another id.",
    );
  assertKinds(`${place}: parameters`, parameters, "parameter");
  if ("reviewer" in options) assertKind(`${place}: reviewer`, options.reviewer, "person", "role");
  if (once !== undefined) isoDate(`${place}: once`, once);
  if (typeof after === "string") assertWord(`${place}: after`, after, ["start", "end"]);
  if (tolerance.unit !== "days" || !Number.isInteger(tolerance.amount) || tolerance.amount < 0)
    throw bad(
      `${place}: a tolerance of ${quantityText(tolerance)} is no number of whole days.`,
      "Write it as days(14).",
    );
  if (tolerance.amount > LONGEST_TOLERANCE)
    throw bad(
      `${place}: a tolerance of ${quantityText(tolerance)} is longer than a year, in which nothing would be due.`,
      "Ask for it less often, or give it some days.",
    );
  const spans = [every, within].filter((span) => span !== undefined);
  for (const span of spans) assertSpan(place, span);
  if (once !== undefined && spans.length > 0)
    throw bad(`${place}: what is due once is not due again.`, "Give it once alone, or every or within.");
  if (after !== undefined && (within === undefined || every !== undefined))
    throw bad(`${place}: after says what within counts from.`, "Give it within, and neither every nor once.");
  if (spans.length === 0 && once === undefined)
    throw bad(`${place}: nothing says when it is due.`, "Give it every, within or once.");
  const countsFromEvent = typeof after === "object" && after !== null;
  if (within !== undefined && of.about === "company" && !countsFromEvent) {
    throw bad(
      `${place}: nothing happens to the company that within could count from.`,
      "Give it after, a listing of what happened.",
    );
  }
  if (of.about !== "person" && (after === "start" || after === "end"))
    throw bad(
      `${place}: only a person starts and leaves.`,
      "Drop after, or use a kind that is about persons.",
    );
  if (of.about !== "company" && countsFromEvent)
    throw bad(
      `${place}: what happens is answered for the company.`,
      "Drop after, or use a kind that is about the company.",
    );
  if (terms.answeredBy !== undefined && of.about !== "person")
    throw bad(
      `${place}: a listing answers for persons alone.`,
      "Drop answeredBy, or use a kind that is about persons.",
    );
  if (terms.answeredBy !== undefined && of.shows !== undefined)
    throw bad(
      `${place}: what its records must show, no listing's answer shows.`,
      "Drop answeredBy, or use a kind without shows.",
    );
  assertFirstDue(place, of, options);
  assertBinds(place, of, terms.binds);
  const read = spans.filter((span) => "kind" in span);
  assertReads(
    place,
    of,
    parameters.filter((one) => !read.some(({ id: span }) => span === one.id)),
  );
  const due = { every, within, once, after, firstDue } as Due;
  return targeted({
    kind: "evidence-requirement",
    id,
    of,
    title,
    due: Object.fromEntries(Object.entries(due).filter(([, value]) => value !== undefined)) as unknown as Due,
    tolerance,
    orNone,
    ...terms,
    parameters: [...new Set([...read, ...parameters])],
  });
}

function targeted(
  requirement: Omit<EvidenceRequirement, "in">,
  former?: EvidenceRequirement,
): EvidenceRequirement {
  const made: EvidenceRequirement = {
    ...requirement,
    in: (environment: Environment) => {
      assertKind(`${requirement.of.id} ${requirement.id}: its environment`, environment, "environment");
      if (requirement.environment === undefined)
        return targeted({ ...requirement, id: `${requirement.id}.${environment.id}`, environment }, made);
      const message = `${requirement.of.id} ${requirement.id}: it is asked for in ${requirement.environment.id} already.`;
      throw bad(message, "Take the requirement itself, as it was before .in(...).");
    },
  };
  return defined(made, former);
}

function assertFirstDue(place: string, { about }: EvidenceKind, { every, firstDue }: Due): void {
  if (firstDue === undefined) return;
  isoDate(`${place}: firstDue`, firstDue);
  if (every === undefined || about !== "company")
    throw bad(
      `${place}: firstDue is of what the company does again and again.`,
      "Drop it: persons, policies and what happened have a first day of their own.",
    );
}

function assertBinds(
  place: string,
  { schema, restricted }: EvidenceKind,
  binds: RequirementTerms["binds"],
): void {
  const fields = restricted || !("shape" in schema) ? {} : (schema.shape as object);
  const unknown = Object.keys(binds ?? {}).find((name) => !Object.hasOwn(fields, name));
  if (unknown === undefined) return;
  throw bad(`${place}: it binds ${unknown}, which its records do not say.`, "Name a field of its kind.");
}

/** What is merely on file is held to a number by whoever signs it; what shows something, by what it shows. */
function assertReads(
  place: string,
  { id, shows, reads = [] }: EvidenceKind,
  parameters: readonly AnyParameter[],
): void {
  if (shows === undefined) return;
  const unread = parameters.find((one) => !reads.some((read) => read.id === one.id));
  if (unread === undefined) return;
  const held = reads.length === 0 ? "no parameter" : reads.map((one) => one.id).join(", ");
  throw bad(
    `${place}: it names ${unread.id}, and its kind ${id} holds its records to ${held}.`,
    "Use a kind whose shows reads that parameter, or attested(..., { parameters: [...] }), in which a person says that it was kept.",
  );
}

function assertSpan(place: string, span: Span): void {
  if ("kind" in span && span.default.direction !== "atMost")
    throw bad(
      `${place}: ${span.id} says how long at least, and not at most.`,
      "Use a parameter that is atMost.",
    );
  assertWhole(place, "kind" in span ? span.default.value : span);
}

/** Throws unless a span can be counted on a calendar; a parameter's default may be in order and its setting not. */
export function assertWhole(place: string, { unit, amount }: Quantity): void {
  if (!["days", "months", "years"].includes(unit) || !Number.isInteger(amount) || Number(amount) < 1)
    throw bad(
      `${place}: ${String(amount)} ${unit} is no span of whole days, months or years.`,
      "Write it as months(3) or the like.",
    );
}

function bad(message: string, next: string): BylawError {
  return new BylawError("invalid-definition", message, { next });
}
