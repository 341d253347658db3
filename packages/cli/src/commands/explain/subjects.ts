import type {
  AccessReview,
  AnyCheck,
  Control,
  Environment,
  Listing,
  Owner,
  Person,
  Program,
  Role,
  Vendor,
} from "@bylaw/core";
import { type AnyParameter, type Criterion, linksOf, personOf } from "@bylaw/core/run";
import { decidersOf } from "./links.ts";

type Policy = Program["policies"][number];

interface Values {
  readonly criterion: Criterion;
  readonly policy: Policy;
  readonly statement: { readonly statement: Policy["statements"][number]; readonly policy: Policy };
  readonly parameter: AnyParameter;
  readonly control: Control;
  readonly "access review": AccessReview;
  readonly evidence: { readonly requirement: Control["evidence"][number]; readonly control: Control };
  readonly check: AnyCheck;
  readonly listing: Listing;
  readonly risk: Program["risks"][number];
  readonly vendor: Vendor;
  readonly omission: Program["omissions"][number];
  readonly person: Person;
  readonly role: Role;
  readonly environment: Environment;
}

export type Noun = keyof Values;

/** Something in a program that has an id. */
export type Subject = {
  readonly [K in Noun]: { readonly noun: K; readonly id: string; readonly value: Values[K] };
}[Noun];

/** Every kind of subject in the plural, in the order a reader meets them. */
export const nouns: readonly string[] = [
  "criteria",
  "policies",
  "statements",
  "parameters",
  "controls",
  "evidence",
  "access reviews",
  "checks",
  "listings",
  "risks",
  "vendors",
  "what is left out",
  "people",
  "roles",
  "environments",
];

/** Every subject of a program, in the order a reader meets them. */
export function subjectsOf(program: Program): readonly Subject[] {
  const { checks, listings, parameters, environments } = linksOf(program);
  const owners = ownersOf(program);
  return [
    ...program.frameworks
      .flatMap(({ criteria }) => criteria)
      .map((value): Subject => ({ noun: "criterion", id: value.id, value })),
    ...program.policies.map((value): Subject => ({ noun: "policy", id: value.id, value })),
    ...program.policies.flatMap((policy) =>
      policy.statements.map(
        (statement): Subject => ({ noun: "statement", id: statement.id, value: { statement, policy } }),
      ),
    ),
    ...parameters.map((value): Subject => ({ noun: "parameter", id: value.id, value })),
    ...program.controls.map((value): Subject => ({ noun: "control", id: value.id, value })),
    ...program.controls.flatMap((control) =>
      control.evidence.map(
        (requirement): Subject => ({ noun: "evidence", id: requirement.id, value: { requirement, control } }),
      ),
    ),
    ...(program.accessReviews ?? []).map(
      (value): Subject => ({ noun: "access review", id: value.id, value }),
    ),
    ...checks.map((value): Subject => ({ noun: "check", id: value.id, value })),
    ...listings.map((value): Subject => ({ noun: "listing", id: value.id, value })),
    ...program.risks.map((value): Subject => ({ noun: "risk", id: value.id, value })),
    ...(program.vendors ?? []).map((value): Subject => ({ noun: "vendor", id: value.id, value })),
    ...program.omissions.map((value): Subject => ({ noun: "omission", id: value.id, value })),
    ...byId(owners.map(personOf)).map((value): Subject => ({ noun: "person", id: value.id, value })),
    ...byId(owners.flatMap((owner) => (owner.kind === "role" ? [owner] : []))).map(
      (value): Subject => ({ noun: "role", id: value.id, value }),
    ),
    ...environments.map((value): Subject => ({ noun: "environment", id: value.id, value })),
  ];
}

/** Everybody that the program names: who owns, who reviews evidence, who asked for a waiver and who approved it. */
function ownersOf(program: Program): readonly Owner[] {
  const staff = program.people !== undefined && "kind" in program.people ? [] : (program.people ?? NOBODY);
  const owning = [...program.policies, ...program.controls, ...program.risks].map(({ owner }) => owner);
  const reviewing = program.controls.flatMap(({ evidence }) =>
    evidence.flatMap(({ reviewer }) => reviewer ?? []),
  );
  const waiving = program.waivers.flatMap(({ requestedBy, approvedBy }) => [requestedBy, approvedBy]);
  const deciding = (program.accessReviews ?? []).flatMap(decidersOf);
  return [...owning, ...reviewing, ...waiving, ...deciding, ...(staff as readonly Person[])];
}

const NOBODY: readonly Person[] = [];

/** Each id once. */
function byId<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
