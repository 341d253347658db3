import type { AnyCheck, CheckUse } from "@bylaw/core";
import { asUse, controlText } from "@bylaw/core/run";
import { routeRequiresMfa } from "@bylaw/source";
import { expect, test } from "vitest";
import { auditLogControls } from "../audit-log/index.ts";
import { awsControls } from "../aws/index.ts";
import { sourceControls, sourceControlsWith } from "../source/index.ts";
import { options } from "./baseline.fixture.ts";
import type { Supply } from "./options.ts";
import { soc2Baseline } from "./soc2-baseline.ts";

const kept = (...verifiedBy: readonly Supply[]) =>
  soc2Baseline({ ...options, verifiedBy }).controls["logs-kept"];
const ids = (checks: readonly (AnyCheck | CheckUse)[]) => checks.map((use) => asUse(use).check.id);
const ofLogs = [
  "audit-log/audit-events-arrive",
  "audit-log/audit-log-gaps-explained",
  "audit-log/audit-log-loses-nothing",
  "audit-log/audit-log-refuses-rewriting",
  "audit-log/audit-log-writer-cannot-rewrite",
  "audit-log/audit-log-retention-kept",
];
const says =
  "In every audit log of authentication that is read, the newest event of each expected kind is at most 7 days old; of the days that are read no event is told as lost, and no more numbers are missing than were told as lost; the database refuses to change an event, and to remove one before 365 days are over; no event is more than 400 days old; and in PostgreSQL no role that writes events may change, remove or own them.";

test("what adds to a control keeps what people and other providers show of it, and says so first", () => {
  const [people, aws] = [kept(), kept(awsControls)];
  for (const before of [people, aws]) {
    const after = before === people ? kept(auditLogControls) : kept(awsControls, auditLogControls);
    expect(ids(after.checks)).toEqual([...ids(before.checks), ...ofLogs]);
    expect(after.evidence.map(({ id }) => id)).toEqual(["logs-kept"]);
    expect(controlText(after, [])).toBe(`${says} ${controlText(before, [])}`);
  }
  expect(ids(aws.checks)).toEqual(["aws/log-group-retention"]);
});

test("what would take away another's checks is refused: it comes first, or is no supply", () => {
  expect(() => kept(auditLogControls, awsControls)).toThrow(
    "verifiedBy: two supply the control logs-kept, and the later leaves out audit-log/audit-events-arrive.",
  );
  expect(() => kept(awsControls, awsControls)).not.toThrow();
});

test("the source of programs adds to second factors and to logs, and no sentence about others hangs on it", () => {
  const { controls, policies } = soc2Baseline({ ...options, verifiedBy: [auditLogControls, sourceControls] });
  expect(ids(controls["sign-on-mfa"].checks)).toEqual(["source/route-requires-mfa"]);
  expect(ids(controls["logs-kept"].checks)).toEqual([...ofLogs, "source/auth-handler-audited"]);
  const sentence = policies["access-control"].statements.find(({ id }) => id === "ACC-3");
  expect(sentence?.verifiedThrough).toEqual(["sign-on-mfa"]);
});

test("the checks on source are narrowed where they are supplied", () => {
  const routes = routeRequiresMfa.where({
    id: "public-pages",
    because: "The pages of help are everybody's.",
    test: ({ path }) => path !== "/admin/help",
  });
  const { controls } = soc2Baseline({ ...options, verifiedBy: [sourceControlsWith({ routes })] });
  expect(controls["sign-on-mfa"].checks).toEqual([routes]);
  expect(ids(controls["logs-kept"].checks)).toContain("source/auth-handler-audited");
});
