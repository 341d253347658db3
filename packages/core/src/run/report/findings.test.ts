import { expect, test } from "vitest";
import { anyOf, days, defineCheck, defineControl, fact, waive } from "../../index.ts";
import { known, unreadable, unreadableResource } from "../../provider/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { ana, bo, rotation, type VaultKey, vaultKeys, vaultProgram } from "../../vault.fixture.ts";
import { countsText, evaluateRecording, type Finding } from "../index.ts";
import { noCounts } from "../outcome.ts";

const denied = (name: string) =>
  ({ code: "access-denied", message: `${name} was denied.`, permission: name }) as const;
const key = (
  id: string,
  period: VaultKey["period"],
  manager: VaultKey["manager"] = "customer",
): VaultKey => ({
  id,
  manager,
  period,
});
const [check] = rotation.checks;
const task = "rotation / vault/key-rotation / all";
const recording = recordingOf([
  listingOf(vaultKeys, [
    key("bad-1", known(days(400))),
    key("bad-2", known(days(401))),
    key("bad-3", known(days(402))),
    key("good", known(days(1))),
    key("own", known(days(400)), "vault"),
    key("unread-1", unreadable(denied("vault:Get"))),
    key("unread-2", unreadable(denied("vault:Get"))),
    unreadableResource("unread-3", denied("vault:Describe")),
    key("waived", known(days(400))),
  ]),
]);
const waived = waive(check?.kind === "check-use" ? check.check : (check as never), "waived", {
  until: "2999-01-01",
  reason: "R.",
  requestedBy: ana,
  approvedBy: bo,
  compensating: [rotation],
});
const program = vaultProgram({ waivers: [waived] });
const short = (all: readonly Finding[] | undefined) =>
  all?.map((one) => [one.task, one.shown.map(({ resource }) => resource.id).join(" "), one.total]);

test("findings keep the first of each task, and count the rest", async () => {
  const { findings } = await evaluateRecording(program, recording, { findings: 2 });
  expect(short(findings?.failing)).toEqual([[task, "bad-1 bad-2", 3]]);
  expect(short(findings?.waived)).toEqual([[task, "waived", 1]]);
  expect(short(findings?.undecided)).toEqual([[task, "unread-1 unread-2", 3]]);
  expect(short(findings?.notApplicable)).toEqual([[task, "own", 1]]);
});

test("obstacles are each problem once, with what it leaves undecided", async () => {
  const { findings } = await evaluateRecording(program, recording, { findings: 1 });
  expect(findings?.obstacles().map(({ line, tasks }) => [line, short(tasks)])).toEqual([
    ["access-denied: vault:Get was denied. Grant vault:Get.", [[task, "unread-1", 2]]],
    ["access-denied: vault:Describe was denied. Grant vault:Describe.", [[task, "unread-3", 1]]],
  ]);
});

test("a report has no findings that nobody asked for", async () => {
  expect(await evaluateRecording(program, recording)).not.toHaveProperty("findings");
});

test("what an alternative makes needless is not found", async () => {
  const common = {
    title: "T",
    why: "W.",
    fix: "F",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: vaultKeys,
  } as const;
  const never = defineCheck({ ...common, id: "vault/never", assert: () => [fact("ever", false).is(true)] });
  const always = defineCheck({ ...common, id: "vault/always", assert: () => [fact("ever", true).is(true)] });
  const control = defineControl({ ...rotation, checks: [anyOf(never, always)], evidence: [] });
  const either = vaultProgram({ controls: [control], policies: [] });
  const only = recordingOf([listingOf(vaultKeys, [key("a", known(days(1)))])]);
  const { findings, exitCode } = await evaluateRecording(either, only, { findings: 5 });
  expect(exitCode).toBe(0);
  expect(findings?.failing).toEqual([]);
});

test("counts are told the worst first, and nothing as nothing", () => {
  expect(countsText({ ...noCounts(), pass: 12, fail: 3, waived: 1, "not-applicable": 2 })).toBe(
    "3 fail, 1 waived, 12 pass, 2 not applicable",
  );
  expect(countsText(noCounts())).toBe("nothing observed");
});
