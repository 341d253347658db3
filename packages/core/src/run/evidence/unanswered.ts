import { assertion } from "../../language/checks/assertion.ts";
import type { Program } from "../../language/company/program.ts";
import { levelOf, needsAcceptance, type Risk } from "../../language/company/risk.ts";
import type { Vendor } from "../../language/company/vendor.ts";
import type { RegisterEntries } from "../../language/evidence/requirement.ts";
import { linksOf } from "../../language/links/links.ts";
import type { RequirementTask } from "../../language/links/requirement-task.ts";
import type { IsoDate } from "../../language/values/date.ts";
import type { Judged, Moment } from "./context.ts";

/**
 * The entries of the program's registers that a requirement has to ask for and none does, where any asks for some: a risk or a vendor that
 * was added around them. They fail the first requirement that asks for entries of that register.
 */
export function unansweredBy({ id }: RequirementTask, { program, today }: Moment): readonly Judged[] {
  const isFirst = (of: keyof RegisterEntries): boolean => firstAsking(program, of) === id;
  return [
    ...(isFirst("risks") ? unacceptedRisks(program) : []),
    ...(isFirst("vendors") ? unreviewedVendors(program, today) : []),
  ];
}

function firstAsking(program: Program, of: keyof RegisterEntries): string | undefined {
  return linksOf(program).requirements.find(({ requirement }) => requirement.entries?.[of] !== undefined)?.id;
}

function unacceptedRisks(program: Program): readonly Judged[] {
  const asked = askedIn(program, "risks");
  return program.risks.flatMap((risk) => {
    if (!needsAcceptance(risk, program.riskMatrix) || asked.has(risk.id)) return [];
    const why = whyAccepted(risk, program);
    return [
      unanswered(
        { id: risk.id, type: "risk" },
        { name: "acceptance", why, expected: "a record that accepts it" },
      ),
    ];
  });
}

function whyAccepted({ residual }: Risk, { riskMatrix }: Program): string {
  const level = levelOf(residual, riskMatrix);
  return level === "high" || level === "critical" ? `is ${level} after its controls` : "is accepted";
}

function unreviewedVendors(program: Program, today: IsoDate): readonly Judged[] {
  const asked = askedIn(program, "vendors");
  const isUsed = ({ until }: Vendor): boolean => until === undefined || until >= today;
  return (program.vendors ?? []).flatMap((vendor) => {
    const { id, tier } = vendor;
    if ((tier !== "critical" && tier !== "high") || !isUsed(vendor) || asked.has(id)) return [];
    return [
      unanswered(
        { id, type: "vendor" },
        { name: "review", why: `is ${tier}`, expected: "a record of its review" },
      ),
    ];
  });
}

function askedIn(program: Program, of: keyof RegisterEntries): ReadonlySet<string> {
  return new Set(linksOf(program).requirements.flatMap(({ requirement }) => requirement.entries?.[of] ?? []));
}

function unanswered(
  resource: Judged["resource"],
  { name, why, expected }: { readonly name: string; readonly why: string; readonly expected: string },
): Judged {
  const observed = `it ${why}, and no requirement asks for one`;
  return {
    resource,
    verdict: { outcome: "fail", assertions: [assertion({ name, outcome: "fail", observed, expected })] },
  };
}
