import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { inspectorScript, saidFinding, statusOf } from "./inspector.fixture.ts";
import { inspectors } from "./inspectors.ts";

const [status, listFindings] = ["inspector2:BatchGetAccountStatus", "inspector2:ListFindings"] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script) => {
  server = await startScript({ ...inspectorScript(), ...script });
  const [listed] = await collectFrom(inspectors, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });

test("findings are read to the last page and told apart by severity", async () => {
  const listed = await collect({
    [listFindings]: ({ input }) =>
      input.nextToken === "2"
        ? { findings: [saidFinding("HIGH", "2025-11-01"), saidFinding("CRITICAL", "2025-12-02")] }
        : { findings: [saidFinding("CRITICAL", "2025-12-01")], nextToken: "2" },
  });
  expect(listed).toMatchObject({
    calls: { [status]: 1, [listFindings]: 2 },
    items: [
      {
        id: "inspector/eu-west-1",
        status: "ENABLED",
        ec2: "ENABLED",
        ecr: "ENABLED",
        lambda: known("ENABLED"),
        openCritical: known(["2025-12-01T00:00:00.000Z", "2025-12-02T00:00:00.000Z"]),
        openHigh: known(["2025-11-01T00:00:00.000Z"]),
        readAt: "2026-01-01T00:00:00.000Z",
      },
    ],
  });
  expect(server.asked.map(({ input }) => input).slice(-2)[0]).toEqual({
    filterCriteria: {
      findingStatus: [{ comparison: "EQUALS", value: "ACTIVE" }],
      severity: [
        { comparison: "EQUALS", value: "CRITICAL" },
        { comparison: "EQUALS", value: "HIGH" },
      ],
    },
    maxResults: 100,
  });
});

test("where it is off no findings are asked", async () => {
  const listed = await collect(inspectorScript([], statusOf({ account: "DISABLED" })));
  expect(listed).toMatchObject({
    calls: { [status]: 1 },
    items: [{ status: "DISABLED", openCritical: { problem: { code: "not-collected" } } }],
  });
});

test.each<[string, Script, string]>([
  [
    "denied findings",
    { [listFindings]: failure(listFindings, "AccessDeniedException", 403) },
    `${listFindings} was denied (AccessDeniedException).`,
  ],
  ["no list", { [listFindings]: {} }, `${listFindings} answered without findings.`],
  [
    "a severity that was not asked for",
    inspectorScript([saidFinding("LOW", "2025-12-01")]),
    `${listFindings} answered a finding of severity LOW, which was not asked for.`,
  ],
])("%s are unreadable, and what is on is not", async (_, script, message) => {
  const listed = await collect(script);
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([{ ec2: "ENABLED", openCritical: { problem: { message } } }]);
});

const failed = { accountId: "111111111111", errorCode: "ACCESS_DENIED", errorMessage: "no" };
test.each<[string, Script[string], string]>([
  [
    "the account failed",
    { accounts: [], failedAccounts: [failed] },
    `${status} could not tell of the account (ACCESS_DENIED).`,
  ],
  ["nothing is said of the account", { accounts: [] }, `${status} answered without the account.`],
  [
    "another account is told of",
    { accounts: [{ ...statusOf(), accountId: "222222222222" }] },
    `${status} answered without the account.`,
  ],
  ["denied", failure(status, "AccessDeniedException", 403), `${status} was denied (AccessDeniedException).`],
])("%s: the listing is incomplete", async (_, answer, message) => {
  const listed = await collect({ [status]: answer });
  expect(listed?.problem?.message).toBe(message);
});
