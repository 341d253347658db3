// What Acme's year has in it beside what went well. Each part can be left out, so that a test sees it disappear.

import { addDays } from "@bylaw/core/run";

export const period = { from: "2025-07-01", to: "2026-06-30" } as const;

/** A day such as `2026-03-10`. */
export type Day = typeof period.from | `${number}-${number}-${number}`;

export const parts = [
  /** No restore test in the first quarter of 2026; it is answered for. */
  "restore-test-missed",
  /** Nobody wrote up the week of Christmas. */
  "weekly-review-missed",
  /** The access review of the third quarter of 2025 came three weeks late. */
  "access-review-late",
  /** A scan of November came a day after its week, when no tolerance was given yet. */
  "scan-late",
  /** Who joined in March was trained two weeks after they should have been. */
  "training-late",
  /** A waiver ended on the last day of 2025, and what it excused was mended twelve days later. */
  "waiver-expired",
  /** A load balancer that allowed TLS 1.0 for four days of October. */
  "listener-deviates",
  /** A bucket that let plain HTTP in, was mended, and let it in again. */
  "bucket-regresses",
  /** Offboarding became a control in February. */
  "offboarding-introduced",
  /** Since the middle of December a scan may come two days after its week. */
  "tolerance-loosened",
  /** The review of suppliers became the review of vendors in March. */
  "vendors-renamed",
  /** The scheduled workflow was switched off for a week of May. */
  "week-without-runs",
] as const;

export type Part = (typeof parts)[number];

/** The parts that happen. */
export type Story = ReadonlySet<Part>;

export const whole: Story = new Set(parts);

export function without(...left: readonly Part[]): Story {
  return new Set(parts.filter((one) => !left.includes(one)));
}

/** Every day from one to another, both included. */
export function daysFrom(first: Day, last: Day, step = 1): readonly Day[] {
  const days: Day[] = [];
  for (let day: Day = first; day <= last; day = addDays(day, step)) days.push(day);
  return days;
}
