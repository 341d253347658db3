import { z } from "zod";
import type { IsoDate } from "../language/values/date.ts";
import type { Direction } from "../language/values/limit.ts";

/** What a run was held to, as data: what the program said on that day, whatever it says later. */
export interface KeptPlan {
  readonly organization: string;
  readonly timeZone: string;
  readonly period?: { readonly from: IsoDate; readonly to: IsoDate };
  readonly frameworks: readonly KeptFramework[];
  readonly controls: readonly KeptControl[];
  readonly tasks: readonly KeptTask[];
  readonly requirements: readonly KeptRequirement[];
  readonly policies: readonly KeptPolicy[];
  /** Ids and days of everybody whom the program names; absent where a listing says who works here. */
  readonly people?: readonly KeptPerson[];
  /** What says who approved the files of records; absent where that is what each record says. */
  readonly recordReviews?: KeptRecordReviews;
  readonly waivers: readonly KeptWaiver[];
}

export interface KeptRecordReviews {
  /** The id of the listing. */
  readonly listing: string;
  /** The name under which `identities` of a person says what the provider calls them. */
  readonly identity: string;
}

export interface KeptFramework {
  readonly id: string;
  /** The ids of the criteria in scope. */
  readonly criteria: readonly string[];
  /** By criterion, why it does not apply. */
  readonly outOfScope: Readonly<Record<string, string>>;
}

export interface KeptControl {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  /** The person who answered for it on that day. */
  readonly owner: string;
  readonly frequency: string;
  /** The day since which it is done, as the control says or the period. */
  readonly from?: IsoDate;
  /** `soc2 CC6.1`. */
  readonly primary: readonly string[];
  readonly supporting: readonly string[];
  /** Groups of tasks of which one is enough. */
  readonly alternatives: readonly (readonly string[])[];
}

export interface KeptTask {
  readonly id: string;
  readonly control: string;
  readonly check: string;
  /** The environment that it is targeted at. */
  readonly environment?: string;
  readonly collectors: readonly string[];
  /** By environment (`""` where none has a setting of its own) and name, the limits that it is held to. */
  readonly limits: Readonly<Record<string, Readonly<Record<string, KeptLimit>>>>;
  /** What leaves resources out; absent where all are judged. */
  readonly narrowedBy?: readonly KeptNarrowing[];
  /** SHA-256 of what the check does, as it is written: another verdict of another check is no finding. */
  readonly code: string;
}

export interface KeptNarrowing {
  readonly id: string;
  readonly because: string;
  /** SHA-256 of its test, as it is written. */
  readonly code: string;
}

export interface KeptLimit {
  readonly direction: Direction;
  readonly unit: string;
  readonly amount: number | string | readonly string[];
}

export interface KeptRequirement {
  readonly id: string;
  readonly control: string;
  /** The id of the requirement, which names its folder. */
  readonly requirement: string;
  readonly title: string;
  readonly of: string;
  readonly about: "company" | "person" | "policy" | "person-policy";
  readonly due: KeptDue;
  /** In days. */
  readonly tolerance: number;
  /** The person who reviews on that day. */
  readonly reviewer?: string;
  readonly environment?: string;
  readonly orNone: boolean;
  readonly restricted: boolean;
  /** True where what a record says is held to assertions, and not merely on file. */
  readonly shows: boolean;
  /** SHA-256 of what its kind holds records to, as it is written. */
  readonly code: string;
  readonly originals?: string;
  /** By field, what a record must say to count. */
  readonly binds?: Readonly<Record<string, string>>;
  /** The access review that its records had to be of, and since when. */
  readonly review?: { readonly id: string; readonly since?: IsoDate };
  /** By parameter, the limits that its kind holds records to. */
  readonly limits: Readonly<Record<string, KeptLimit>>;
  /** The listing that answers in place of records. */
  readonly answeredBy?: string;
  readonly collectors: readonly string[];
}

/** A span of time, as it was set on that day. */
export interface KeptSpan {
  readonly unit: "days" | "months" | "years";
  readonly amount: number;
}

export interface KeptDue {
  readonly every?: KeptSpan;
  readonly within?: KeptSpan;
  readonly once?: IsoDate;
  /** `start`, `end`, or the id of the listing of what happens. */
  readonly after?: string;
  readonly firstDue?: IsoDate;
}

export interface KeptPolicy {
  readonly id: string;
  /** Of its text: see `digestsOf`. */
  readonly digest: string;
  readonly effective: IsoDate;
  /** The person who answered for it on that day. */
  readonly owner: string;
  /** The groups whose people acknowledge it; absent where everybody does. */
  readonly audience?: readonly string[];
}

export interface KeptPerson {
  readonly id: string;
  readonly groups?: readonly string[];
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  readonly away?: readonly { readonly from: IsoDate; readonly to: IsoDate }[];
  /** What they are called where records are approved; absent where the program does not read that. */
  readonly identities?: Readonly<Record<string, string>>;
}

export interface KeptWaiver {
  /** The id of the check or of the evidence requirement. */
  readonly check: string;
  readonly resource: string;
  /** Set where it covers several by a rule, which is not kept: `resource` names the rule. */
  readonly atMost?: number;
  readonly scope?: string;
  readonly until: IsoDate;
  readonly reason: string;
  readonly approvedBy: string;
}

const text = z.string();
const texts = z.array(text);
const day = z.iso.date() as unknown as z.ZodType<IsoDate>;
const span = z.strictObject({
  unit: z.enum(["days", "months", "years"]),
  amount: z.int().positive(),
});
const limit = z.strictObject({
  direction: z.enum(["atMost", "atLeast"]),
  unit: text,
  amount: z.union([z.number(), text, texts]),
});
const stay = z.strictObject({ from: day, to: day });

/** The shape of a plan as it is kept. */
export const keptPlanSchema: z.ZodType<KeptPlan> = z.strictObject({
  organization: text,
  timeZone: text,
  period: stay.exactOptional(),
  frameworks: z.array(z.strictObject({ id: text, criteria: texts, outOfScope: z.record(text, text) })),
  controls: z.array(
    z.strictObject({
      id: text,
      title: text,
      statement: text,
      owner: text,
      frequency: text,
      from: day.exactOptional(),
      primary: texts,
      supporting: texts,
      alternatives: z.array(texts),
    }),
  ),
  tasks: z.array(
    z.strictObject({
      id: text,
      control: text,
      check: text,
      environment: text.exactOptional(),
      collectors: texts,
      limits: z.record(text, z.record(text, limit)),
      narrowedBy: z.array(z.strictObject({ id: text, because: text, code: text })).exactOptional(),
      code: text,
    }),
  ),
  requirements: z.array(
    z.strictObject({
      id: text,
      control: text,
      requirement: text,
      title: text,
      of: text,
      about: z.enum(["company", "person", "policy", "person-policy"]),
      due: z.strictObject({
        every: span.exactOptional(),
        within: span.exactOptional(),
        once: day.exactOptional(),
        after: text.exactOptional(),
        firstDue: day.exactOptional(),
      }),
      tolerance: z.int().nonnegative(),
      reviewer: text.exactOptional(),
      environment: text.exactOptional(),
      orNone: z.boolean(),
      restricted: z.boolean(),
      shows: z.boolean(),
      code: text,
      originals: text.exactOptional(),
      binds: z.record(text, text).exactOptional(),
      review: z.strictObject({ id: text, since: day.exactOptional() }).exactOptional(),
      limits: z.record(text, limit),
      answeredBy: text.exactOptional(),
      collectors: texts,
    }),
  ),
  policies: z.array(
    z.strictObject({
      id: text,
      digest: text,
      effective: day,
      owner: text,
      audience: texts.exactOptional(),
    }),
  ),
  people: z
    .array(
      z.strictObject({
        id: text,
        groups: texts.exactOptional(),
        start: day.exactOptional(),
        end: day.exactOptional(),
        away: z.array(stay).exactOptional(),
        identities: z.record(text, text).exactOptional(),
      }),
    )
    .exactOptional(),
  recordReviews: z.strictObject({ listing: text, identity: text }).exactOptional(),
  waivers: z.array(
    z.strictObject({
      check: text,
      resource: text,
      atMost: z.int().positive().exactOptional(),
      scope: text.exactOptional(),
      until: day,
      reason: text,
      approvedBy: text,
    }),
  ),
});
