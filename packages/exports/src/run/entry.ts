import type { Waiver } from "@bylaw/core";
import { type BacklogGroup, countedAs, explainObservation, type Observation } from "@bylaw/core/run";
import type { Asked } from "./asked.ts";
import type { Standing } from "./standing.ts";

/** What one thing that was asked came to, of one resource: an observation as data, and in words. */
export interface Entry {
  /**
   * What it is about: the same in every run, whatever it came to, so that what could not be decided keeps the name of the failure
   * that it may be. Unique in a run.
   */
  readonly key: string;
  readonly standing: Standing;
  /** `AWS KMS key alias/payments (arn:aws:kms:...) in aws/111111111111/eu-west-1`; safe text. */
  readonly subject: string;
  /** What did not hold, or why nothing was decided, a line each; safe text. */
  readonly lines: readonly string[];
  readonly observation: ObservationData;
}

/** An observation as JSON carries it. */
export interface ObservationData extends Omit<Observation, "waiver" | "lapsed" | "planned" | "overdue"> {
  readonly waiver?: WaiverData;
  readonly lapsed?: WaiverData;
  readonly planned?: PlanData;
  readonly overdue?: PlanData;
}

/** A waiver by its terms; of people only the ids. */
export interface WaiverData extends Pick<Waiver, "until" | "reason"> {
  readonly requestedBy: string;
  readonly approvedBy: string;
}

export type PlanData = Pick<BacklogGroup, "owner" | "until" | "reason">;

/** An observation as an entry. */
export function entryOf(observation: Observation): Entry {
  return {
    key: keyOf(observation),
    standing: countedAs(observation),
    ...explainObservation(observation),
    observation: dataOf(observation),
  };
}

/** The entry of what gave no observation at all: an error, and never nothing. */
export function unobserved(asked: Asked): Entry {
  const standing: Standing = asked.counts.planned > 0 ? "planned" : "error";
  const why = asked.kind === "criterion" ? asked.why : undefined;
  const message = why ?? "Nothing was observed, so nothing is decided.";
  const observation: ObservationData = {
    task: asked.id,
    control: asked.control?.id ?? "",
    check: asked.rule,
    scope: "program",
    resource: { id: asked.id, type: asked.kind, whole: true },
    outcome: standing === "planned" ? "fail" : "error",
    assertions: [],
    problem: { code: "not-collected", message },
    ...(asked.planned !== undefined && { planned: asked.planned }),
  };
  return { key: keyOf(observation), standing, subject: asked.title, lines: [message], observation };
}

function keyOf({ task, scope, resource }: Pick<Observation, "task" | "scope" | "resource">): string {
  return JSON.stringify([task, scope, ...(resource.whole === true ? [] : [resource.id])]);
}

function dataOf({ waiver, lapsed, planned, overdue, ...rest }: Observation): ObservationData {
  return {
    ...rest,
    ...(waiver !== undefined && { waiver: waiverData(waiver) }),
    ...(lapsed !== undefined && { lapsed: waiverData(lapsed) }),
    ...(planned !== undefined && { planned: planData(planned) }),
    ...(overdue !== undefined && { overdue: planData(overdue) }),
  };
}

function waiverData({ until, reason, requestedBy, approvedBy }: Waiver): WaiverData {
  return { until, reason, requestedBy: requestedBy.id, approvedBy: approvedBy.id };
}

function planData({ owner, until, reason }: BacklogGroup): PlanData {
  return { owner, until, reason };
}
