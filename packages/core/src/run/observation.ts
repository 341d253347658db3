import type { Assertion } from "../language/checks/assertion.ts";
import type { Advisory } from "../language/checks/check.ts";
import type { ResourceLocation } from "../language/checks/collector.ts";
import type { BacklogGroup } from "../language/company/backlog.ts";
import type { Waiver } from "../language/company/waiver.ts";
import type { IsoDate } from "../language/values/date.ts";
import type { Problem } from "../language/values/problem.ts";
import type { Outcome } from "./outcome.ts";

/** One task on one resource, or on one scope's whole listing. */
export interface Observation {
  /** `control / check / selector`, or `control / requirement`. */
  readonly task: string;
  readonly control: string;
  /** The id of the check, or of the evidence requirement. */
  readonly check: string;
  /** `aws/111111111111/eu-west-1`. */
  readonly scope: string;
  readonly environment?: string;
  readonly resource: ResourceReference;
  readonly outcome: Outcome;
  /** What was weighed, on passes too. Empty when nothing could be or had to be. */
  readonly assertions: readonly Assertion[];
  /** Why it could not be decided; only on `error`. */
  readonly problem?: Problem;
  /** Why nothing had to be weighed; only on `not-applicable` and `manual`. */
  readonly reason?: string;
  /** The day on which it is due next, or was; only on evidence. */
  readonly due?: IsoDate;
  /** Of a person who starts or leaves on a day to come: what they will owe since then; only on evidence. */
  readonly later?: Later;
  /** The window that it is about: `2026-Q1`; only on evidence. */
  readonly window?: string;
  /** The windows that nothing answered in time, though it is covered now; only on evidence. */
  readonly missed?: readonly string[];
  /** True when a selector left the resource out; only on `not-applicable`. */
  readonly leftOut?: true;
  /** The waiver in force; only on `fail`. */
  readonly waiver?: Waiver;
  /** The waiver that would have been in force had it not ended; only on `fail`. */
  readonly lapsed?: Waiver;
  /** What is planned for it, by a day that is still to come; only on `fail`. */
  readonly planned?: BacklogGroup;
  /** What was planned for it, by a day that is over; only on `fail`. */
  readonly overdue?: BacklogGroup;
  /** Until when its use of the check is advisory, and why; only on `fail`. */
  readonly advisory?: Advisory;
}

export interface ResourceReference {
  /** A resource's own id, or the scope for a whole listing. */
  readonly id: string;
  /** `AWS KMS key`; for a whole listing the same word stands for all of them. */
  readonly type: string;
  readonly name?: string;
  readonly whole?: true;
  /** Where it is written, of what is read from the company's own files. A finding is none other when it moves. */
  readonly location?: ResourceLocation;
}

/** What a judgement came to, before it is tied to a task and a resource. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly assertions: readonly Assertion[];
  readonly problem?: Problem;
  readonly reason?: string;
  readonly due?: IsoDate;
  readonly later?: Later;
  readonly window?: string;
  readonly missed?: readonly string[];
  readonly leftOut?: true;
}

/** What is owed from a day on that is still to come, and by when. */
export interface Later {
  readonly from: IsoDate;
  readonly due: IsoDate;
}

export function errorVerdict(problem: Problem, assertions: readonly Assertion[] = []): Verdict {
  return { outcome: "error", assertions, problem };
}

export function notApplicable(reason: string): Verdict {
  return { outcome: "not-applicable", assertions: [], reason };
}
