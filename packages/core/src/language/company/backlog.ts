import type { IsoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";

interface BacklogTerms {
  /** The id of the person, or of the role, who sees to it. */
  readonly owner: string;
  /** The last day on which it may still fail. */
  readonly until: IsoDate;
  /** Why it fails today, and what is done about it. */
  readonly reason: string;
}

/** Failures of one check, or of one evidence requirement, that are mended by a day. */
export interface BacklogFailures extends BacklogTerms {
  /** The id of the check, or of the evidence requirement. */
  readonly check: string;
  /** The exact ids of what fails, by scope: `"aws/111111111111/eu-west-1": ["arn:..."]`; of evidence with its window: `list, 2026-Q1`. */
  readonly failures: Readonly<Record<string, readonly string[]>>;
}

/** Criteria that nothing stands behind yet, and by which day something will. */
export interface BacklogCriteria extends BacklogTerms {
  /** `soc2 CC1.2`. */
  readonly criteria: readonly string[];
}

export type BacklogGroup = BacklogFailures | BacklogCriteria;

/** The failures of a day, with owner, reason and the day by which they are mended. Planned, and never passing. */
export interface Backlog {
  readonly kind: "backlog";
  readonly groups: readonly BacklogGroup[];
}

/**
 * Defines a remediation plan. `bylaw backlog --add` writes its file, and a person reviews it.
 *
 * @example
 * export const backlog = defineBacklog([
 *   {
 *     check: "aws/s3-bucket-tls-only",
 *     owner: "ana",
 *     until: "2027-02-28",
 *     reason: "The old buckets move to the new account by then.",
 *     failures: { "aws/111111111111": ["arn:aws:s3:::old-logs"] },
 *   },
 * ]);
 */
export function defineBacklog(groups: readonly BacklogGroup[]): Backlog {
  if (!Array.isArray(groups)) {
    throw new BylawError("invalid-definition", "A backlog is a list of groups.", {
      next: "Write defineBacklog([]), or let bylaw backlog --add write its file.",
    });
  }
  for (const [at, group] of groups.entries()) assertShape(`backlog: group ${at + 1}`, group);
  return defined({ kind: "backlog", groups });
}

/** What the compiler says too: the file may have been written by hand. */
function assertShape(place: string, group: unknown): void {
  const { check, failures, criteria, ...terms } = isPlain(group) ? group : {};
  const names = (...keys: readonly string[]): boolean =>
    isPlain(group) && keys.some((key) => Object.hasOwn(group, key));
  const other = Object.keys(terms).find((key) => !TERMS.includes(key));
  const isMixed = names("criteria") && names("check", "failures");
  const isWhole = names("criteria")
    ? areTexts(criteria)
    : typeof check === "string" && isPlain(failures) && Object.values(failures).every(areTexts);
  const neither = isWhole ? undefined : "names neither failures of a check nor criteria";
  const fault = isMixed ? "names both failures of a check and criteria" : neither;
  if (fault !== undefined) {
    throw new BylawError("invalid-definition", `${place} ${fault}.`, {
      next: 'Give it check and failures: { "<scope>": ["<resource>"] }, or criteria: ["soc2 CC1.2"].',
    });
  }
  if (other === undefined) return;
  throw new BylawError("invalid-definition", `${place} has ${JSON.stringify(other)}, which means nothing.`, {
    next: "It has owner, until and reason beside what it names.",
  });
}

const TERMS: readonly string[] = ["owner", "until", "reason"];

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(Symbol.iterator in value);
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** True for a group of failures, and not of criteria. */
export function areFailures(group: BacklogGroup): group is BacklogFailures {
  return "check" in group;
}
