import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { backupRestores } from "./restores.ts";

const [resources, jobs] = ["backup:ListProtectedResources", "backup:ListRestoreJobs"] as const;
const job = (time: string, ValidationStatus?: string) => ({
  RestoreJobId: time,
  Status: "COMPLETED",
  CompletionDate: new Date(time),
  ValidationStatus,
});
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ [resources]: { Results: [{ ResourceArn: "arn:a" }] }, ...script });
  const [listed] = await collectFrom(backupRestores, server.endpoint);
  return listed;
};

test("the last restore of all pages counts; one whose validation failed or never ended does not", async () => {
  const listed = await collect({
    [jobs]: ({ input }) =>
      input.NextToken === "2"
        ? { RestoreJobs: [job("2025-12-20", "FAILED"), job("2025-12-10", "SUCCESSFUL"), job("2025-12-09")] }
        : { RestoreJobs: [job("2025-12-01"), job("2025-12-30", "TIMED_OUT")], NextToken: "2" },
  });
  expect(listed).toMatchObject({
    calls: { [resources]: 1, [jobs]: 2 },
    items: [
      {
        id: "backup/eu-west-1",
        hasBackups: true,
        lastRestore: { state: "known", value: "2025-12-10T00:00:00.000Z" },
      },
    ],
  });
  expect(server.asked.find(({ operation }) => operation === jobs)?.input).toEqual({
    ByStatus: "COMPLETED",
    ByCreatedAfter: "2024-11-27T00:00:00Z",
    MaxResults: "1000",
  });
});

test("where there is nothing to restore, restores are not asked, and one page tells", async () => {
  const listed = await collect({ [resources]: { Results: [] } });
  expect(listed).toMatchObject({
    calls: { [resources]: 1 },
    items: [{ hasBackups: false, lastRestore: { problem: { code: "not-collected" } } }],
  });
  await server.stop();
  const more = await collect({
    [resources]: { Results: [{ ResourceArn: "arn:a" }], NextToken: "2" },
    [jobs]: { RestoreJobs: [] },
  });
  expect(more?.calls).toEqual({ [resources]: 1, [jobs]: 1 });
  expect(more?.items).toMatchObject([{ lastRestore: { state: "absent", code: "no restore completed" } }]);
});

test("denied jobs are unreadable, a denied list of resources ends the listing", async () => {
  const listed = await collect({ [jobs]: failure(jobs, "AccessDeniedException", 403) });
  expect(listed?.items).toMatchObject([{ lastRestore: { problem: { permission: jobs } } }]);
  await server.stop();
  const denied = await collect({ [resources]: failure(resources, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: resources });
});
