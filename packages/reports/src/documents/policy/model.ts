import type { Policy, Program, Statement } from "@bylaw/core";
import { listText } from "@bylaw/core/provider";
import {
  type AnyParameter,
  claims,
  dueText,
  limitText,
  ownerText,
  quantityText,
  resolveLimit,
  shownParameters,
  statementText,
} from "@bylaw/core/run";
import { type ControlModel, type CriterionClaim, controlModel } from "../../parts/control.ts";

/** What a policy says. */
export interface PolicyModel {
  readonly organization: string;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly effective: string;
  readonly review: string;
  readonly purpose: string | null;
  readonly scope: string | null;
  /** The groups whose people acknowledge it; null where everybody does. */
  readonly audience: string | null;
  /** `within 30 days of the day that the text is in force`; null where nobody is asked to. */
  readonly acknowledged: string | null;
  /** The offices that it gives duties to or its sentences name, with who holds each. */
  readonly roles: readonly RoleModel[];
  readonly definitions: readonly TermModel[];
  readonly waivers: string | null;
  readonly statements: readonly StatementModel[];
  readonly parameters: readonly ParameterModel[];
  /** What its controls satisfy, in the framework's order. */
  readonly criteria: readonly CriterionClaim[];
}

/** A word, and what it means or does. */
export interface TermModel {
  readonly term: string;
  readonly text: string;
}

export interface RoleModel {
  readonly term: string;
  /** The title of the role, or the name of the person; null where the policy does not say. */
  readonly held: string | null;
  /** What it does under the policy. */
  readonly text: string | null;
}

export interface StatementModel {
  readonly id: string;
  readonly level: string;
  /** With the values in force. */
  readonly text: string;
  readonly verifiedBy: readonly Pick<ControlModel, "id" | "title" | "checks" | "evidence" | "alternatives">[];
}

/** A number that the policy shows, and where it comes from. */
export interface ParameterModel {
  readonly id: string;
  /** The policy's own limit. */
  readonly limit: string;
  /** What is in force wherever no environment says otherwise. */
  readonly value: string;
  readonly reason: string | null;
  readonly environments: readonly {
    readonly id: string;
    readonly value: string;
    readonly reason: string | null;
  }[];
}

export function policyModels(program: Program): readonly PolicyModel[] {
  return program.policies.map((policy) => policyModel(policy, program));
}

function policyModel(policy: Policy, program: Program): PolicyModel {
  const { id, title, effective, review, statements } = policy;
  const shown = new Map(statements.flatMap(shownParameters).map((parameter) => [parameter.id, parameter]));
  return {
    organization: program.organization.name,
    id,
    title,
    owner: ownerText(policy.owner),
    effective,
    review,
    purpose: policy.purpose ?? null,
    scope: policy.scope ?? null,
    audience: policy.audience === undefined ? null : listText(policy.audience),
    acknowledged: acknowledgedIn(program),
    roles: rolesOf(policy),
    definitions: termsOf(policy.definitions),
    waivers: policy.waivers ?? null,
    statements: statements.map((statement) => statementModel(statement, program)),
    parameters: [...shown.values()].map((parameter) => parameterModel(parameter, program)),
    criteria: criteriaOf(policy, program),
  };
}

function termsOf(all: Readonly<Record<string, string>> = {}): readonly TermModel[] {
  return Object.entries(all).map(([term, text]) => ({ term, text }));
}

/** Those with a duty, then those that a sentence names beside them. */
function rolesOf({ roles = {}, offices = {}, statements }: Policy): readonly RoleModel[] {
  const sentences = statements.flatMap(({ text }) => text.filter((piece) => typeof piece === "string"));
  const named = Object.keys(offices).filter(
    (office) => !Object.hasOwn(roles, office) && sentences.some((piece) => piece.includes(office)),
  );
  return [...Object.keys(roles), ...named].map((term) => {
    const holder = Object.hasOwn(offices, term) ? offices[term] : undefined;
    return { term, held: holder === undefined ? null : ownerText(holder), text: roles[term] ?? null };
  });
}

/** When whoever it is for acknowledges its text, as the program asks it of all policies. */
function acknowledgedIn(program: Program): string | null {
  const asked = program.controls
    .flatMap(({ evidence }) => evidence)
    .filter(({ of }) => of.about === "person-policy");
  return asked.length === 0 ? null : asked.map((one) => dueText(one, program.settings)).join("; ");
}

function statementModel(statement: Statement, program: Program): StatementModel {
  return {
    id: statement.id,
    level: statement.level,
    text: statementText(statement, program.settings),
    verifiedBy: statement.verifiedBy.map((control) => {
      const { id, title, checks, evidence, alternatives } = controlModel(control, program);
      const { verifiedThrough } = statement;
      const hangsOn = (one: string): boolean => verifiedThrough.length === 0 || verifiedThrough.includes(one);
      return {
        id,
        title,
        checks: checks.filter(({ check }) => hangsOn(check)),
        evidence: evidence.filter((one) => hangsOn(one.id)),
        alternatives: alternatives.filter((group) => group.some(hangsOn)),
      };
    }),
  };
}

function parameterModel(parameter: AnyParameter, { settings }: Program): ParameterModel {
  const own = settings.filter((setting) => setting.parameter.id === parameter.id);
  const everywhere = own.find((setting) => setting.environment === undefined);
  return {
    id: parameter.id,
    limit: limitText(parameter.default),
    value: quantityText(resolveLimit(parameter, settings).value),
    reason: everywhere?.reason ?? null,
    environments: own.flatMap(({ environment, value, reason }) =>
      environment === undefined
        ? []
        : [{ id: environment.id, value: quantityText(value), reason: reason ?? null }],
    ),
  };
}

function criteriaOf(policy: Policy, { frameworks }: Program): readonly CriterionClaim[] {
  const all = policy.statements
    .flatMap((statement) => statement.verifiedBy)
    .flatMap((control) => control.satisfies);
  const inScope = frameworks.flatMap(({ criteria }) => criteria);
  return inScope.flatMap((criterion) => {
    const { id, title } = criterion;
    const own = all.filter((claim) => claims(claim, criterion));
    if (own.length === 0) return [];
    const relation = own.some((claim) => claim.relation === "primary") ? "primary" : "supporting";
    return [{ id, title, relation }];
  });
}
