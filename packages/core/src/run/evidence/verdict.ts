import { type Assertion, assertion } from "../../language/checks/assertion.ts";
import { findingsIn, openFindings } from "../../language/evidence/built-in.ts";
import type { IsoDate } from "../../language/values/date.ts";
import { addDays } from "../../language/values/day.ts";
import { reworded } from "../../language/values/problem.ts";
import { errorVerdict, type Verdict } from "../observation.ts";
import { type Accepted, faultText, type Refused, type Sifted } from "./counting.ts";
import { dayOf, type HeldTo, shownBy } from "./shows-of.ts";
import type { Counting, Standing } from "./standing.ts";

/** What a standing is told with. */
export interface Telling extends HeldTo {
  /** Those of the refused that are about this subject, or may be. */
  readonly about?: (refused: Refused) => boolean;
  /** The answers of this subject whose day does not count, and why. */
  readonly unused?: readonly { readonly id: string; readonly why: string; readonly expected?: string }[];
  /** What is expected, as a sentence ends: `at least one every 3 months`. */
  readonly expected: string;
  /** The parameter that set it. */
  readonly parameter?: string;
}

/** The outcome of a standing, with what was seen and what was expected. */
export function verdictOf(standing: Standing, telling: Telling): Verdict {
  const due = dueOf(standing);
  const verdict = plainVerdict(standing, telling);
  const window = standing.state === "not-yet-due" ? undefined : standing.window;
  const missed = standing.state === "covered" ? standing.missed : undefined;
  return {
    ...verdict,
    ...(due !== undefined && { due }),
    ...(window !== undefined && { window }),
    ...(missed !== undefined && { missed }),
  };
}

function dueOf(standing: Standing): IsoDate | undefined {
  switch (standing.state) {
    case "covered":
      return standing.dueSince === undefined ? standing.nextDue : addDays(standing.dueSince, -1);
    case "not-yet-due":
      return standing.firstDue;
    case "overdue":
      return standing.due;
  }
}

function plainVerdict(standing: Standing, telling: Telling): Verdict {
  switch (standing.state) {
    case "covered":
      return coveredBy(standing, telling);
    case "not-yet-due":
      return {
        outcome: "manual",
        assertions: [],
        reason:
          standing.dueSince === undefined
            ? `First due ${standing.firstDue}.`
            : `Due since ${standing.dueSince}, and still within its tolerance.`,
      };
    case "overdue":
      return overdue(standing, telling);
  }
}

/** The same for one of many: who is not due yet is not judged. */
export function verdictOfOne(standing: Standing, telling: Telling): Verdict {
  const verdict = verdictOf(standing, telling);
  return verdict.outcome === "manual" ? { ...verdict, outcome: "not-applicable" } : verdict;
}

function coveredBy(standing: Standing & { readonly state: "covered" }, telling: Telling): Verdict {
  const { requirement, sifted } = telling;
  const { by, window, dueSince, missed = [], wasDue } = standing;
  const tooLate = wasDue === undefined ? "" : `; late, for it was due ${wasDue}`;
  const gaps = missed.length === 0 ? "" : `; nothing answers ${missedText(missed)}`;
  const late = dueSince === undefined ? "" : `; the next one due since ${dueSince}`;
  const accepted = sifted.accepted.find(({ record }) => record === by.record);
  const found = assertion({
    name: window === undefined ? requirement.title : `${requirement.title}, ${window}`,
    outcome: "pass",
    observed: `${sourceText(by, sifted)}${tooLate}${late}${gaps}`,
    expected: telling.expected,
    parameter: telling.parameter,
  });
  const shown = accepted === undefined ? [] : shownBy(accepted, by.on, telling);
  if ("problem" in shown) return errorVerdict(shown.problem, [found]);
  const assertions = [found, ...shown, ...openBefore(standing, telling)];
  const undecided = assertions.find(({ outcome }) => outcome === "error");
  if (assertions.some(({ outcome }) => outcome === "fail")) return { outcome: "fail", assertions };
  if (undecided === undefined) return { outcome: "pass", assertions };
  const message = `What ${accepted?.record.id} shows could not be decided.`;
  return errorVerdict(undecided.problem ?? { code: "no-assertions", message }, assertions);
}

/** What a record of the company shows, or leaves open, that does not hold, or could not be decided. */
export function unsettledIn(
  accepted: Accepted,
  telling: HeldTo,
  asked: "shows" | "owes" = "shows",
): readonly Assertion[] {
  const shown = shownBy(accepted, dayOf(accepted, telling.today), telling, asked);
  if (!("problem" in shown)) return shown.filter(({ outcome }) => outcome !== "pass");
  const { problem } = shown;
  const name = `what it shows, in ${accepted.record.id}`;
  return [assertion({ name, outcome: "error", observed: problem.message, expected: "a decision", problem })];
}

/** Every record that says plainly what it shows, whether it answers anything or not: bad news needs no original to count. */
export function legible({ accepted, refused }: Sifted): readonly Accepted[] {
  return [
    ...accepted,
    ...refused.flatMap(({ record, fields }) => (fields === undefined ? [] : [{ record, fields }])),
  ];
}

/**
 * What other records of the same window show that does not hold or could not be decided, and what any other found and nobody mended, or owes
 * still: the next one that is held does not settle it.
 */
function openBefore(
  { by, span }: Standing & { readonly state: "covered" },
  telling: Telling,
): readonly Assertion[] {
  const { requirement, today, sifted, about = () => true } = telling;
  if (requirement.of.about !== "company") return [];
  return legible(sifted).flatMap((one) => {
    const { record, fields } = one;
    if (record === by.record || !about({ record, why: "", undecided: false })) return [];
    const day = dayOf(one, today);
    if (span !== undefined && day <= span.to && span.from <= (record.to ?? day)) {
      const failing = unsettledIn(one, telling);
      if (failing.length > 0) return failing;
    }
    const open = openFindings(findingsIn(fields), today);
    const owed = unsettledIn(one, telling, "owes");
    return open.outcome === "pass"
      ? owed
      : [assertion({ ...open, name: `${open.name}, ${record.id}` }), ...owed];
  });
}

function overdue(standing: Standing & { readonly state: "overdue" }, telling: Telling): Verdict {
  const { requirement, sifted, about = () => true } = telling;
  const refused = sifted.refused.filter(about);
  const malformed = refused.find(({ undecided }) => undecided);
  if (malformed !== undefined) {
    const { record, why: reason, problem } = malformed;
    const [first, ...others] = record.faults;
    const rest = others.length === 0 ? "" : `, and ${others.length} more`;
    const told = first === undefined ? reason : faultText(first);
    const message = `${record.id} cannot be told to answer it: ${told}${rest}.`;
    return errorVerdict(reworded(problem ?? { code: "schema-mismatch", message }, { message }));
  }
  const last = standing.last === undefined ? "" : `; the last is ${sourceText(standing.last, sifted)}`;
  const missing = assertion({
    name: standing.window === undefined ? requirement.title : `${requirement.title}, ${standing.window}`,
    outcome: "fail",
    observed: `none, due since ${standing.due}${last}`,
    expected: telling.expected,
    parameter: telling.parameter,
  });
  const why = refused.map(({ record, why: reason }) =>
    assertion({ name: record.id, outcome: "fail", observed: reason, expected: "a record that counts" }),
  );
  const unused = (telling.unused ?? NONE).map(({ id, why: reason, expected = "a day that counts" }) =>
    assertion({ name: id, outcome: "fail", observed: reason, expected }),
  );
  return { outcome: "fail", assertions: [missing, ...why, ...unused] };
}

const NONE: NonNullable<Telling["unused"]> = [];

/** How many windows are named. */
const NAMED = 4;

/** `2026-Q2`, `2026-Q2, 2026-Q3 and 12 before`. */
export function missedText(missed: readonly string[]): string {
  const before = missed.length - NAMED;
  return missed.slice(-NAMED).join(", ") + (before > 0 ? ` and ${before} before` : "");
}

/** `restore-test/2026-03-10.md of 2026-03-10, reviewed by ana as it says`, or `in acme/records#12` where that is read. */
function sourceText({ id, on, record }: Counting, { accepted }: Sifted): string {
  if (record === undefined) return `${id} of ${on}`;
  const approvedIn = accepted.find((one) => one.record === record)?.approvedIn;
  const { reviewedBy, submittedBy, none } = record;
  const said = none === undefined ? "" : `, that there was none (${none})`;
  const by = reviewedBy === undefined ? `submitted by ${submittedBy}` : `reviewed by ${reviewedBy}`;
  const shown = approvedIn === undefined ? "as it says" : `in ${approvedIn}`;
  return `${record.id} of ${on}${said}, ${by} ${shown}`;
}
