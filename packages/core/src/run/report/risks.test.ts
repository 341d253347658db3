import { describe, expect, test } from "vitest";
import { defineRisk, waive } from "../../index.ts";
import { unreadable } from "../../provider/index.ts";
import {
  always,
  ana,
  bo,
  rotation,
  type VaultKey,
  vault,
  vaultKeyRotation,
  vaultProgram,
} from "../../vault.fixture.ts";
import { denied, key, run } from "../run.fixture.ts";

const risk = defineRisk({
  id: "RISK-1",
  title: "R",
  statement: "R.",
  treatment: "mitigate",
  inherent: { likelihood: "high", impact: "high" },
  residual: { likelihood: "low", impact: "high" },
  controls: [rotation],
  owner: ana,
  reviewBy: "2026-12-31",
});
const reported = async (keys: readonly VaultKey[], change: Parameters<typeof vaultProgram>[0] = {}) => {
  const providers = [vault(["north"], always(...keys))];
  const { report } = await run(vaultProgram({ providers, risks: [risk], ...change }));
  return report.risks[0];
};

describe("a risk", () => {
  test("is rated by the program's matrix, before and after its controls", async () => {
    expect(await reported([])).toMatchObject({ inherent: "high", residual: "medium" });
    const flat = { low: "low", medium: "low", high: "low" } as const;
    expect(await reported([], { riskMatrix: { low: flat, medium: flat, high: flat } })).toMatchObject({
      inherent: "low",
      residual: "low",
    });
  });

  test.each<[string, readonly VaultKey[], string, string]>([
    ["its controls pass", [key("a", 90)], "earned", "pass"],
    ["one of its controls fails", [key("a", 90), key("b", 400)], "not-earned", "fail"],
    ["one could not be decided", [key("a", 1, { period: unreadable(denied) })], "undecided", "error"],
    [
      "one fails and one could not be decided",
      [key("a", 1, { period: unreadable(denied) }), key("b", 400)],
      "not-earned",
      "fail",
    ],
    ["there was nothing to judge", [], "undecided", "not-applicable"],
  ])("whose residual rating is held to what is so: %s", async (_, keys, status, outcome) => {
    expect(await reported(keys)).toMatchObject({ status, controls: { outcome } });
  });

  test("is not mitigated by a failure that is waived", async () => {
    const terms = { reason: "Soon.", requestedBy: ana, approvedBy: bo, compensating: [rotation] };
    const waivers = [waive(vaultKeyRotation, "a", { ...terms, until: "2026-12-31" })];
    expect(await reported([key("a", 400), key("b", 1)], { waivers })).toMatchObject({
      status: "not-earned",
      controls: { outcome: "pass", waived: true },
    });
  });

  test("that its owner accepts has no controls to earn anything", async () => {
    const accepted = defineRisk({ ...risk, treatment: "accept", controls: [] });
    expect(await reported([key("a", 400)], { risks: [accepted] })).toMatchObject({ status: "uncontrolled" });
  });

  test("whose owner was to look at it again by a day that is over is told, and not before", async () => {
    const by = (reviewBy: `${number}-${number}-${number}`) =>
      reported([], { risks: [{ ...risk, reviewBy }] });
    const { report } = await run(vaultProgram({ providers: [vault(["north"], always())] }));
    const today = report.startedAt.slice(0, 10) as `${number}-${number}-${number}`;
    expect(await by(today)).toMatchObject({ overdue: false });
    expect(await by("2020-01-01")).toMatchObject({ overdue: true });
  });

  test("is not held to controls that are not its own", async () => {
    const other = { ...rotation, id: "other" };
    const own = defineRisk({ ...risk, controls: [other] });
    const controls = [rotation, { ...other, checks: [], evidence: [] }];
    const { report } = await run(
      vaultProgram({
        providers: [vault(["north"], always(key("a", 400)))],
        risks: [own],
        controls: [controls[0] as typeof rotation, { ...other, checks: [vaultKeyRotation.where(young)] }],
      }),
    );
    expect(report.risks[0]).toMatchObject({ controls: { counts: { fail: 0 } } });
  });
});

const young = { id: "young", because: "Old keys are another's.", test: (one: VaultKey) => one.id !== "a" };
