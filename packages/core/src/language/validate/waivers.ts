import type { Program } from "../company/program.ts";
import type { Waiver } from "../company/waiver.ts";
import { linksOf } from "../links/links.ts";
import type { IsoDate } from "../values/date.ts";
import { isDay } from "../values/day.ts";
import type { ProgramProblem } from "./problem.ts";

/** A waiver is exact, reasoned, approved by another person, compensated, and ends. */
export function faultyWaivers(program: Program): readonly ProgramProblem[] {
  const { checks, requirements } = linksOf(program);
  const asked = new Set([
    ...checks.map(({ id }) => id),
    ...requirements.map(({ requirement }) => requirement.id),
  ]);
  const controls = new Set(program.controls.map((control) => control.id));
  const seen = new Set<string>();
  return program.waivers.flatMap((waiver) => {
    const within = waiver.scope === undefined ? "" : ` in ${waiver.scope}`;
    const place = `waiver ${waiver.check.id} for ${waiver.resource}${within}`;
    const faults = faultsOf(waiver);
    if (seen.has(place)) faults.push(["It is granted twice.", "Keep one of them."]);
    seen.add(place);
    const found: ProgramProblem[] = faults.map(([message, next]) => ({
      code: "bad-waiver",
      place,
      message,
      next,
    }));
    if (!asked.has(waiver.check.id)) {
      const what = waiver.check.kind === "check" ? "uses the check" : "asks for";
      const message = `No control ${what} ${waiver.check.id}.`;
      found.push({ code: "unknown-id", place, message, next: "Drop the waiver." });
    }
    for (const control of waiver.compensating) {
      if (controls.has(control.id)) continue;
      const message = `It is compensated by the control ${control.id}, which the program does not have.`;
      found.push({
        code: "unknown-id",
        place,
        message,
        next: `Add ${control.id} to the program's controls.`,
      });
    }
    return found;
  });
}

function faultsOf(waiver: Waiver): [message: string, next: string][] {
  const faults: [string, string][] = [];
  const until: unknown = waiver.until;
  if (typeof until !== "string" || !isDay(until)) {
    const message =
      until === undefined ? "It has no last day." : `Its last day ${String(until)} is not a calendar day.`;
    faults.push([message, 'Give it one, such as until: "2026-06-30".']);
  }
  const [asking, approving] = [waiver.requestedBy, waiver.approvedBy];
  if (
    asking.id === approving.id ||
    asking.name.trim().toLowerCase() === approving.name.trim().toLowerCase()
  ) {
    faults.push([
      `${waiver.approvedBy.id} approves a request of their own.`,
      "Have another person approve it.",
    ]);
  }
  if (waiver.reason.trim() === "")
    faults.push(["It gives no reason.", "Say why the failure is acceptable for now."]);
  if (waiver.compensating.length === 0) {
    faults.push(["Nothing compensates it.", "Name a control that limits the harm meanwhile."]);
  }
  if (["", "*"].includes(waiver.resource.trim())) {
    faults.push([
      "It does not name one exact resource.",
      "Write a waiver per resource, with the resource's full id.",
    ]);
  }
  return faults;
}

/** The period's days are real and in order. */
export function faultyPeriod(program: Program): readonly ProgramProblem[] {
  const { period } = program;
  if (period === undefined) return [];
  const days: readonly [string, IsoDate][] = Object.entries(period);
  const unreal = days.filter(([, day]) => !isDay(day));
  if (unreal.length === 0 && period.from <= period.to) return [];
  const message =
    unreal.length > 0 ? `${unreal[0]?.[0]} is not a calendar day.` : "It ends before it begins.";
  return [{ code: "bad-date", place: "period", message, next: 'Write from and to as "2026-01-01".' }];
}
