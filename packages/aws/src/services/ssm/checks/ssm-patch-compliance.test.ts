import { absent, known, unreadable } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { list, listedNode, node, nodes, patchState, patchStates } from "../node.fixture.ts";
import { type SsmNode, ssmNodes } from "../nodes.ts";
import { ssmPatchCompliance } from "./ssm-patch-compliance.ts";

const one = (change: Partial<SsmNode> = {}) => [listingOf(ssmNodes, [{ ...node, ...change }])];
const critical = (number: number | string) =>
  `critical patches that are not in effect: ${number}, expected 0`;
const security = (number: number | string) =>
  `security patches that are not in effect: ${number}, expected 0`;
const scanned = (age: string) => `age of the last scan: ${age}, expected at most 7 days`;
const denied = {
  code: "access-denied",
  message: `${patchStates} was denied (AccessDeniedException).`,
} as const;
const never = absent(patchStates, "never scanned");

testCheck(
  ssmPatchCompliance,
  { test, expect },
  {
    pass: [
      { name: "patched", given: one(), says: [critical(0), security(0), scanned("1 day")] },
      {
        name: "scanned a week ago",
        given: one({ lastScan: known("2025-12-25T00:00:00.000Z") }),
        says: [critical(0), security(0), scanned("7 days")],
      },
    ],
    fail: [
      { name: "a critical patch is due", given: one({ criticalPatchesDue: known(1) }), says: [critical(1)] },
      { name: "a security patch is due", given: one({ securityPatchesDue: known(2) }), says: [security(2)] },
      {
        name: "scanned more than a week ago",
        given: one({ lastScan: known("2025-12-24T12:00:00.000Z") }),
        says: [scanned("7.5 days")],
      },
      {
        name: "never scanned",
        given: one({ criticalPatchesDue: never, securityPatchesDue: never, lastScan: never }),
        says: [
          critical("absent (never scanned)"),
          security("absent (never scanned)"),
          scanned("absent (never scanned)"),
        ],
      },
    ],
    unreadable: [
      {
        name: "patches that may not be read",
        given: one({
          criticalPatchesDue: unreadable(denied),
          securityPatchesDue: unreadable(denied),
          lastScan: unreadable(denied),
        }),
        says: [denied.message],
      },
    ],
    empty: {
      name: "no nodes",
      given: [listingOf(ssmNodes, [])],
      says: ["There is no node of Systems Manager in aws/test-account/test-region: the listing is complete."],
    },
  },
);

describe("situations from public reports", () => {
  const web = (...states: Parameters<typeof nodes>[1]) => nodes([listedNode()], states);
  const cases: readonly (readonly [name: string, script: Script, said: string])[] = [
    [
      "patches that are not applicable do not count (steampipe-mod-aws-compliance#759)",
      web(patchState({ NotApplicableCount: 2077 })),
      "web: pass",
    ],
    [
      "compliant by a scan that is long past (steampipe-plugin-aws#1732)",
      web(patchState({ OperationEndTime: new Date("2025-10-03T00:00:00Z") })),
      `web: fail (${scanned("90 days")})`,
    ],
    [
      "a new instance that was never scanned (Enterprise-CMCS/eAPD#3511)",
      web(),
      `web: fail (${["critical", "security"]
        .map((kind) => `${kind} patches that are not in effect: absent (never scanned), expected 0`)
        .join("; ")}; ${scanned("absent (never scanned)")})`,
    ],
    [
      "critical patches that are missing (cloud-custodian#4189)",
      web(patchState({ MissingCount: 2, CriticalNonCompliantCount: 2 })),
      `web: fail (${critical(2)})`,
    ],
    [
      "a critical patch whose installation failed",
      web(patchState({ Operation: "Install", FailedCount: 1, CriticalNonCompliantCount: 1 })),
      `web: fail (${critical(1)})`,
    ],
    [
      "installed, and not in effect before a reboot",
      web(patchState({ InstalledPendingRebootCount: 1, SecurityNonCompliantCount: 1 })),
      `web: fail (${security(1)})`,
    ],
    [
      "installed with a command that said that it failed (amazon-ssm-agent#681)",
      web(patchState({ Operation: "Install", InstalledCount: 3 })),
      "web: pass",
    ],
    [
      "security patches of a baseline that calls nothing critical",
      web(patchState({ MissingCount: 4, SecurityNonCompliantCount: 4 })),
      `web: fail (${security(4)})`,
    ],
    [
      "patches that the baseline approves later (modernisation-platform-environments#572)",
      web(patchState({ AvailableSecurityUpdateCount: 5 })),
      "web: pass",
    ],
    [
      "patches that are neither critical nor of security",
      web(patchState({ MissingCount: 3, OtherNonCompliantCount: 3 })),
      "web: pass",
    ],
    [
      "no word of critical patches",
      web(patchState({ CriticalNonCompliantCount: undefined as never })),
      `web: error (${patchStates} answered without CriticalNonCompliantCount.)`,
    ],
    [
      "patches may not be read",
      { ...web(), [patchStates]: failure(patchStates, "AccessDeniedException", 400) },
      `web: error (${denied.message})`,
    ],
    [
      "nodes may not be listed",
      { ...web(), [list]: failure(list, "AccessDeniedException", 400) },
      `aws/111111111111/eu-west-1: error (${list} was denied (AccessDeniedException).)`,
    ],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(ssmPatchCompliance, script)).toEqual([said]);
  });
});

test("machines that are replaced are left out by a selector (bottlerocket#2798)", async () => {
  const script = nodes(
    [listedNode(), listedNode({ InstanceId: "i-2", ComputerName: "node" })],
    [patchState()],
  );
  const patched = ssmPatchCompliance.where({
    id: "not-bottlerocket",
    because: "Nodes of Bottlerocket are replaced by newer images.",
    test: ({ name }) => name !== "node",
  });
  expect((await judgeScript(ssmPatchCompliance, script)).map(({ outcome }) => outcome)).toEqual([
    "pass",
    "fail",
  ]);
  expect((await judgeScript(patched, script)).map(({ outcome }) => outcome)).toEqual([
    "pass",
    "not-applicable",
  ]);
});
