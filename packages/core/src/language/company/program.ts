import type { Provider } from "../checks/provider.ts";
import type { Person, Role } from "../people/person.ts";
import type { RecordReviews } from "../people/reviews.ts";
import { isStaff, type Staff } from "../people/staff.ts";
import type { IsoDate } from "../values/date.ts";
import { defined } from "../values/defined.ts";
import { BylawError } from "../values/errors.ts";
import { assertKind, assertKinds } from "../values/kind.ts";
import type { Setting } from "../values/parameter.ts";
import { assertWord } from "../values/word.ts";
import type { AccessReview } from "./access-review.ts";
import type { Backlog } from "./backlog.ts";
import type { ChecklistLine } from "./checklist.ts";
import type { Control } from "./control.ts";
import type { FrameworkScope } from "./framework.ts";
import type { Omission } from "./omission.ts";
import type { Policy } from "./policy.ts";
import type { Population } from "./population.ts";
import type { Risk, RiskMatrix } from "./risk.ts";
import { defaultRiskMatrix } from "./risk.ts";
import type { Audit, System } from "./system.ts";
import type { Vendor } from "./vendor.ts";
import type { Waiver } from "./waiver.ts";

export interface Organization {
  readonly name: string;
  /** Where it is that day that a deadline names: `Europe/Lisbon`. Default: UTC. */
  readonly timeZone?: string;
  /** What it was called before: runs that were kept under those names are its own. */
  readonly former?: readonly string[];
}

/** The audit period, both days included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Everything a company holds itself to, and where it is held to it. */
export interface Program {
  readonly kind: "program";
  readonly organization: Organization;
  /** What it is held to, as it was written: one framework's scope, or several. */
  readonly framework: FrameworkScope | readonly [FrameworkScope, ...FrameworkScope[]];
  /** The same as a list. Reports are per framework. */
  readonly frameworks: readonly FrameworkScope[];
  readonly period?: Period;
  /**
   * The default branch of the repository that holds the program: its runs count for the period. Several where it was renamed, the one
   * of today first. Default: `main`.
   */
  readonly branch?: string | readonly [string, ...string[]];
  readonly providers: readonly Provider[];
  /** Everybody who works here, or the listing that says so. What is asked of each person is asked of them. */
  readonly people?: readonly Person[] | Staff;
  /** The listing that says who approved the files of records. Without it, that is what each record says. */
  readonly recordReviews?: RecordReviews;
  /** The offices that somebody holds, for the organization chart. */
  readonly roles: readonly Role[];
  /** What is audited: services, commitments, components. */
  readonly system?: System;
  readonly audit?: Audit;
  /** Every vendor; absent where nobody has listed them. */
  readonly vendors?: readonly Vendor[];
  readonly policies: readonly Policy[];
  readonly controls: readonly Control[];
  readonly risks: readonly Risk[];
  readonly settings: readonly Setting[];
  readonly waivers: readonly Waiver[];
  /** What fails today and is mended by a day: `bylaw backlog` writes it. */
  readonly backlog?: Backlog;
  /** What has to be there for an audit, a line each, and what shows it. */
  readonly checklist?: readonly ChecklistLine[];
  /** What samples are drawn from. Every run lists it, whether or not a check reads it. */
  readonly populations?: readonly Population[];
  /** What is decided on account by account. Every run lists it, whether or not a check reads it. */
  readonly accessReviews?: readonly AccessReview[];
  readonly riskMatrix: RiskMatrix;
  /** What of a ready-made program is left out, and why. */
  readonly omissions: readonly Omission[];
}

type Optional =
  | "roles"
  | "policies"
  | "controls"
  | "risks"
  | "settings"
  | "waivers"
  | "riskMatrix"
  | "omissions";

/** A program as it is written: what it leaves out is empty, and the risk matrix is {@link defaultRiskMatrix}. */
export interface ProgramDefinition
  extends Omit<Program, "kind" | "frameworks" | Optional>,
    Partial<Pick<Program, Optional>> {}

/** What a program that is spread into another brings along, and what is made anew. */
const DERIVED: ReadonlySet<string> = new Set(["kind", "frameworks"] satisfies (keyof Program)[]);

const KEYS: ReadonlySet<string> = new Set([
  "organization",
  "framework",
  "period",
  "branch",
  "providers",
  "people",
  "recordReviews",
  "roles",
  "system",
  "audit",
  "vendors",
  "policies",
  "controls",
  "risks",
  "settings",
  "waivers",
  "backlog",
  "checklist",
  "populations",
  "accessReviews",
  "riskMatrix",
  "omissions",
] satisfies (keyof ProgramDefinition)[]);

/**
 * Defines a program. Only what is missing altogether throws here: `validateProgram` returns every problem of the graph at
 * once.
 *
 * @example
 * export default defineProgram({
 *   organization: { name: "Acme, Inc." },
 *   framework: soc2.scope({ categories: ["security", "availability"] }),
 *   providers: [aws({ regions: ["eu-west-1"] })],
 *   policies: [encryption],
 *   controls: [keyRotation],
 * });
 */
export function defineProgram(definition: ProgramDefinition): Program {
  const { policies = [], controls = [], risks = [], settings = [], waivers = [] } = definition;
  const { roles = [], vendors = [], omissions = [] } = definition;
  const unknown = Object.keys(definition).find((key) => !DERIVED.has(key) && !KEYS.has(key));
  if (unknown !== undefined) {
    throw new BylawError("invalid-definition", `A program has no ${JSON.stringify(unknown)}.`, {
      next: `It has: ${[...KEYS].join(", ")}.`,
    });
  }
  const frameworks = scopesOf(definition.framework);
  assertBranch(definition.branch);
  assertKinds("providers", definition.providers, "provider");
  assertTimeZone(definition.organization);
  assertPeople(definition.people);
  if (definition.recordReviews !== undefined)
    assertKind("recordReviews", definition.recordReviews, "record-reviews");
  assertKinds("roles", roles, "role");
  if (definition.system !== undefined) assertKind("system", definition.system, "system");
  if (definition.audit !== undefined) assertWord("audit: type", definition.audit.type, [1, 2]);
  assertKinds("vendors", vendors, "vendor");
  assertKinds("omissions", omissions, "omission");
  assertKinds("policies", policies, "policy");
  assertKinds("controls", controls, "control");
  assertKinds("risks", risks, "risk");
  assertKinds("settings", settings, "setting");
  assertKinds("waivers", waivers, "waiver");
  if (definition.backlog !== undefined) assertKind("backlog", definition.backlog, "backlog");
  if (definition.checklist !== undefined) assertKinds("checklist", definition.checklist, "checklist-line");
  if (definition.populations !== undefined) assertKinds("populations", definition.populations, "population");
  if (definition.accessReviews !== undefined)
    assertKinds("accessReviews", definition.accessReviews, "access-review");
  return defined({
    kind: "program",
    ...definition,
    frameworks,
    roles,
    omissions,
    policies,
    controls,
    risks,
    settings,
    waivers,
    riskMatrix: definition.riskMatrix ?? defaultRiskMatrix,
  });
}

function assertTimeZone({ timeZone }: Organization): void {
  if (timeZone === undefined) return;
  try {
    Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new BylawError(
      "invalid-definition",
      `organization: timeZone is ${JSON.stringify(timeZone)}, which is no time zone.`,
      { next: 'Use a name of the IANA list, such as "Europe/Lisbon".' },
    );
  }
}

function assertBranch(branch: ProgramDefinition["branch"]): void {
  if (branch === undefined) return;
  const names: readonly unknown[] = [branch].flat();
  if (names.length > 0 && names.every((name) => typeof name === "string" && /^\S+$/.test(name))) return;
  throw new BylawError("invalid-definition", `branch is ${JSON.stringify(branch)}, which names no branch.`, {
    next: 'Name the default branch, such as "trunk", or several where it was renamed: ["trunk", "master"].',
  });
}

function assertPeople(people: ProgramDefinition["people"]): void {
  if (people === undefined) return;
  if (isStaff(people)) return;
  assertKinds("people", people, "person");
  const twice = people.find(({ id }, at) => people.findIndex((one) => one.id === id) !== at);
  if (twice === undefined) return;
  throw new BylawError("invalid-definition", `people has ${twice.id} twice.`, {
    next: "Give one of them another id.",
  });
}

function scopesOf(framework: ProgramDefinition["framework"]): readonly FrameworkScope[] {
  if (!Array.isArray(framework)) {
    assertKind("framework", framework, "framework-scope");
    return [framework as FrameworkScope];
  }
  assertKinds("framework", framework, "framework-scope");
  if (framework.length > 0) return framework;
  throw new BylawError("invalid-definition", "framework is an empty list.", {
    next: 'Name what the program is held to, such as soc2.scope({ categories: ["security"] }).',
  });
}
