import type { Program, Vendor } from "@bylaw/core";
import { levelOf, type Omission, ownerText, requirementsAbout } from "@bylaw/core/run";
import { named, type Sections } from "./links.ts";

type Risk = Program["risks"][number];

/** What a risk is, before and after its controls, and what is still done about it. */
export function riskSections(program: Program, risk: Risk): Sections {
  const rated = (rating: Risk["inherent"]): string =>
    `${levelOf(rating, program.riskMatrix)} (likelihood ${rating.likelihood}, impact ${rating.impact})`;
  const { threat, considers = [], plan = [] } = risk;
  return {
    statement: [risk.statement],
    threat: threat === undefined ? [] : [threat],
    considers,
    treatment: [risk.treatment],
    inherent: [rated(risk.inherent)],
    "residual, as declared": [rated(risk.residual)],
    "earned by": risk.controls.map(named),
    plan: plan.map(({ what, owner, due, done }) => {
      const when = done === undefined ? `by ${due}` : `done ${done}`;
      return `${what} (${ownerText(owner)}, ${when})`;
    }),
    owner: [`${ownerText(risk.owner)}, looks again by ${risk.reviewBy}`],
  };
}

/** What a vendor does, with which data, and what is asked of it. */
export function vendorSections(program: Program, vendor: Vendor): Sections {
  const { service, role, tier, dataClasses, expects = [], contracts = [], owner, provider } = vendor;
  return {
    service: [service],
    role: [role],
    tier: [tier],
    data: dataClasses.map(({ id, title }) => `${id} ${title}`),
    expects: expects.map(({ id, text }) => `${id} ${text}`),
    contracts: contracts.map(({ kind, signed, ends, breachNotice }) => {
      const until = ends === undefined ? "" : ` until ${ends}`;
      return `${kind} of ${signed}${until}, ${breachNotice ? "with" : "without"} notice of a breach`;
    }),
    "read by": provider === undefined ? [] : [provider],
    evidence: requirementsAbout(vendor, program).map(({ requirement }) => named(requirement)),
    owner: [ownerText(owner)],
  };
}

/** What the company does without, and what went with it. */
export function omissionSections({ of, reason, statements, satisfies }: Omission): Sections {
  return {
    "left out": [`${of}: ${reason}`],
    "sentences that went with it": statements,
    "would have satisfied": satisfies.map(({ criterion, relation }) => `${criterion} (${relation})`),
  };
}
