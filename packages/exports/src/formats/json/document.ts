import type { BacklogGroup, CriterionReport, Report, Result } from "@bylaw/core/run";
import { type Asked, statementsIn } from "../../run/asked.ts";
import type { Entry } from "../../run/entry.ts";
import type { ExportedRun } from "../../run/exported-run.ts";

/** An observation, with what it counts as. */
export function observationJson(asked: Asked, { standing, observation }: Entry): object {
  return { ...observation, standing, ...excuseJson(asked) };
}

/** Of what counts for nothing, and of what may count after all. */
function excuseJson({ excused, mayCount }: Pick<Asked, "excused" | "mayCount">): object {
  return excused ? { excused, ...(mayCount && { mayCount }) } : {};
}

/** All but the observations, in the order in which it is written. */
export function reportJson(run: ExportedRun): Readonly<Record<string, unknown>> {
  const { report, version, revision } = run;
  const asked = new Map(run.asked.map((one) => [one.id, one]));
  const askedOf = (id: string): object => {
    const found = asked.get(id);
    return found === undefined ? {} : askedJson(found, run);
  };
  return {
    version,
    ...(revision !== undefined && { revision }),
    organization: report.program.organization.name,
    ...(report.selection !== undefined && { selection: selectionJson(report) }),
    startedAt: report.startedAt,
    exitCode: report.exitCode,
    total: resultJson(report.total),
    controls: report.controls.map((one) => ({
      id: one.control.id,
      ...controlJson(one.control.id, run.asked),
      ...(one.partial && { partial: true }),
      ...resultJson(one),
      requirements: one.requirements.map((requirement) => ({
        id: requirement.task.requirement.id,
        kind: requirement.task.requirement.of.id,
        ...askedOf(requirement.task.id),
        ...excuseJson(requirement),
        ...(requirement.stillDue !== undefined && { stillDue: requirement.stillDue }),
        ...resultJson(requirement),
      })),
      tasks: one.tasks.map((task) => ({
        id: task.task.id,
        check: task.check.id,
        ...askedOf(task.task.id),
        ...excuseJson(task),
        ...resultJson(task),
      })),
    })),
    statements: statementsIn(run.asked),
    gaps: report.gaps.map(bareJson),
    waiting: report.waiting.map(bareJson),
    criteria: report.criteria.map((one) => ({
      framework: one.criterion.framework,
      id: one.criterion.id,
      title: one.criterion.title,
      coverage: one.coverage,
      ...(one.reason !== undefined && { reason: one.reason }),
      ...(one.coverage === "covered" && resultJson(one)),
      primary: one.primary.map((control) => control.control.id),
      supporting: one.supporting.map((control) => control.control.id),
    })),
    risks: report.risks.map((one) => ({
      id: one.risk.id,
      inherent: one.inherent,
      residual: one.residual,
      status: one.status,
      ...(one.overdue && { reviewOverdue: one.risk.reviewBy }),
      ...resultJson(one.controls),
    })),
    waivers: report.waivers.map(({ waiver, state }) => ({
      check: waiver.check.id,
      resource: waiver.resource,
      until: waiver.until,
      state,
    })),
    backlog: report.backlog.map(({ group, overdue, tooFar, entries }) => ({
      check: group.check,
      ...groupJson(group),
      overdue,
      tooFar,
      entries,
    })),
    refused: report.refused,
    unsettled: report.unsettled,
    unclaimed: report.unclaimed,
    strangers: report.strangers,
    ...(report.alone !== undefined && { alone: report.alone }),
    unlistedVendors: report.unlistedVendors,
    unreadVendors: report.unreadVendors.map(({ id, provider }) => ({ id, provider })),
    omissions: report.program.omissions.map(({ of, id, reason, statements, satisfies }) => ({
      of,
      id,
      reason,
      statements,
      criteria: satisfies.map(({ framework, criterion }) => ({ framework, id: criterion })),
    })),
    listings: report.listings,
  };
}

/** What a check or a requirement is: the same for all that was observed of it. */
function askedJson(asked: Asked, { locationOf }: ExportedRun): object {
  const { title, why, severity, fix, statements, blindSpots, sources } = asked;
  return {
    title,
    ...(severity !== undefined && { severity }),
    ...(why !== undefined && { why }),
    fix,
    statements: statements.map(({ id }) => id),
    blindSpots,
    ...(sources.length > 0 && { sources }),
    location: locationOf(asked),
  };
}

function controlJson(id: string, all: readonly Asked[]): object {
  const asked = all.find(({ control }) => control?.id === id);
  if (asked?.control === undefined) return {};
  const { id: _, ...control } = asked.control;
  return { ...control, criteria: asked.criteria, supporting: asked.supporting };
}

function groupJson({ owner, until, reason }: BacklogGroup): object {
  return { owner, until, reason };
}

/** A criterion that nothing stands behind, and what is planned for it. */
function bareJson({ criterion: { framework, id }, backlog }: CriterionReport): object {
  return { framework, id, ...(backlog !== undefined && { planned: groupJson(backlog) }) };
}

/** What the run was asked for. What is not in the document was not judged, or not as a whole. */
function selectionJson({ selection, missing }: Report): object {
  return { ids: selection?.ids, resources: selection?.resources, missing };
}

function resultJson({ outcome, waived, planned, counts }: Result): Result {
  return { outcome, waived, planned, counts };
}
