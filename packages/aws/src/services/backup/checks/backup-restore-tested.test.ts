import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { type BackupRestores, backupRestores } from "../restores.ts";
import { backupRestoreTested } from "./backup-restore-tested.ts";

const [resources, jobs] = ["backup:ListProtectedResources", "backup:ListRestoreJobs"] as const;
const region: BackupRestores = {
  id: "backup/eu-west-1",
  hasBackups: true,
  lastRestore: known("2025-10-01T00:00:00.000Z"),
  readAt: "2026-01-01T00:00:00.000Z",
};
const one = (change: Partial<BackupRestores>) => [listingOf(backupRestores, [{ ...region, ...change }])];
const denied = { code: "access-denied", message: `${jobs} was denied.` } as const;
const says = (observed: string) => [
  `time since the last restore that completed: ${observed}, expected at most 92 days`,
];

testCheck(
  backupRestoreTested,
  { test, expect },
  {
    pass: [{ name: "a quarter ago to the day", given: one({}), says: says("92 days") }],
    fail: [
      {
        name: "longer ago",
        given: one({ lastRestore: known("2025-09-30T00:00:00.000Z") }),
        says: says("93 days"),
      },
      {
        name: "never",
        given: one({ lastRestore: absent(jobs, "no restore completed") }),
        says: says("absent (no restore completed)"),
      },
    ],
    unreadable: [{ name: "denied", given: one({ lastRestore: unreadable(denied) }), says: [denied.message] }],
    notApplicable: [
      {
        name: "nothing to restore",
        given: one({ hasBackups: false, lastRestore: unreadable(denied) }),
        says: ["AWS Backup has no recovery point of anything in the region."],
      },
    ],
    empty: {
      name: "nothing is said",
      given: [listingOf(backupRestores, [])],
      says: ["There is no AWS Backup of a region in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const script = (answer: Answer): Script => ({
    [resources]: { Results: [{ ResourceArn: "arn:a" }] },
    [jobs]: answer,
  });
  const job = (CompletionDate: string, change: object = {}) => ({
    RestoreJobs: [
      { RestoreJobId: "1", Status: "COMPLETED", CompletionDate: new Date(CompletionDate), ...change },
    ],
  });
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["restored by hand (modernisation-platform#12126)", script(job("2025-11-01")), "pass"],
    [
      "by a testing plan, and validated",
      script(job("2025-11-01", { ValidationStatus: "SUCCESSFUL" })),
      "pass",
    ],
    ["by a testing plan, and found wrong", script(job("2025-11-01", { ValidationStatus: "FAILED" })), "fail"],
    ["half a year ago", script(job("2025-07-01")), "fail"],
    ["a plan that never ran", script({ RestoreJobs: [] }), "fail"],
    ["nothing is backed up", { [resources]: { Results: [] } }, "not-applicable"],
    ["restores are denied", script(failure(jobs, "AccessDeniedException", 403)), "error"],
    ["completed, and no word of when", script(job("2025-11-01", { CompletionDate: undefined })), "error"],
  ];
  test.each(cases)("%s", async (_, given, outcome) => {
    const [verdict, ...others] = await judgeScript(backupRestoreTested, given);
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });
});
