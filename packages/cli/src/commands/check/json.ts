import type { Writable } from "node:stream";
import type { Waiver } from "@bylaw/core";
import type { BacklogGroup, CriterionReport, Observation, Report, Result } from "@bylaw/core/run";
import { write } from "../../io.ts";
import { jsonText } from "../../output/json.ts";

/** Writes a run as one JSON document, observation by observation, so that a run of any size stays small. */
export interface JsonRun {
  observation(observation: Observation): Promise<void> | undefined;
  end(report: Report): Promise<void>;
}

export function createJsonRun(stream: Writable): JsonRun {
  let separator = '{\n"format": "bylaw-check/1",\n"observations": [\n';
  let pending = "";
  return {
    observation(observation) {
      pending += separator + jsonText(observationJson(observation));
      separator = ",\n";
      if (pending.length < 65_536) return undefined;
      const chunk = pending;
      pending = "";
      return write(stream, chunk);
    },
    async end(report) {
      const opening = separator === ",\n" ? pending : pending + separator;
      const body = Object.entries(reportJson(report)).map(
        ([key, value]) => `${jsonText(key)}: ${jsonText(value)}`,
      );
      await write(stream, `${opening}\n],\n${body.join(",\n")}\n}\n`);
    },
  };
}

interface ObservationJson extends Omit<Observation, "waiver" | "lapsed" | "planned" | "overdue"> {
  readonly planned?: object;
  readonly overdue?: object;
  readonly waiver?: object;
  readonly lapsed?: object;
}

function observationJson({ waiver, lapsed, planned, overdue, ...rest }: Observation): ObservationJson {
  return {
    ...rest,
    ...(waiver !== undefined && { waiver: waiverJson(waiver) }),
    ...(lapsed !== undefined && { lapsed: waiverJson(lapsed) }),
    ...(planned !== undefined && { planned: groupJson(planned) }),
    ...(overdue !== undefined && { overdue: groupJson(overdue) }),
  };
}

function groupJson({ owner, until, reason }: BacklogGroup): object {
  return { owner, until, reason };
}

function waiverJson({ until, reason, requestedBy, approvedBy }: Waiver): object {
  return { until, reason, requestedBy: requestedBy.id, approvedBy: approvedBy.id };
}

function reportJson(report: Report): Readonly<Record<string, unknown>> {
  return {
    organization: report.program.organization.name,
    ...(report.selection !== undefined && { selection: selectionJson(report) }),
    startedAt: report.startedAt,
    exitCode: report.exitCode,
    total: resultJson(report.total),
    controls: report.controls.map((one) => ({
      id: one.control.id,
      ...(one.partial && { partial: true }),
      ...resultJson(one),
      requirements: one.requirements.map((asked) => ({
        id: asked.task.requirement.id,
        kind: asked.task.requirement.of.id,
        ...(asked.excused && { excused: true }),
        ...(asked.stillDue !== undefined && { stillDue: asked.stillDue }),
        ...resultJson(asked),
      })),
      tasks: one.tasks.map((task) => ({
        id: task.task.id,
        check: task.check.id,
        ...(task.excused && { excused: true }),
        ...resultJson(task),
      })),
    })),
    gaps: report.gaps.map(bareJson),
    waiting: report.waiting.map(bareJson),
    criteria: report.criteria.map((one) => ({
      framework: one.criterion.framework,
      id: one.criterion.id,
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
