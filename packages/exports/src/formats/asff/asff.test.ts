import { showUnseen } from "@bylaw/core/run";
import { expect, test } from "vitest";
import type { ExportedRun } from "../../run/exported-run.ts";
import { hostile } from "../../testing/hostile.fixture.ts";
import { onAws } from "../../testing/on-aws.fixture.ts";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf, type Wish } from "../../testing/run.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { asff } from "./asff.ts";

interface Finding {
  readonly Id: string;
  readonly ProductArn: string;
  readonly AwsAccountId: string;
  readonly Title: string;
  readonly Description: string;
  readonly RecordState: string;
  readonly Workflow?: unknown;
  readonly Remediation: { readonly Recommendation: { readonly Text: string } };
  readonly Resources: readonly { readonly Type: string; readonly Id: string }[];
  readonly Compliance: {
    readonly Status: string;
    readonly StatusReasons?: readonly { readonly ReasonCode: string; readonly Description: string }[];
  };
  readonly FindingProviderFields: { readonly Severity: { readonly Label: string } };
  readonly ProductFields: Readonly<Record<string, string>>;
}

async function findingsOf(run: ExportedRun): Promise<readonly Finding[]> {
  return JSON.parse(await textOf(asff, run)) as readonly Finding[];
}

test("each standing has a word of Security Hub, and only what passes is PASSED", async () => {
  const findings = await findingsOf(onAws(withSkipped(await runOf(everyStanding))));
  expect(
    findings.map(
      ({ Resources, Compliance, FindingProviderFields, ProductFields }) =>
        `${Resources[0]?.Id}: ${ProductFields["bylaw/Standing"]}, ${Compliance.Status}, ${Compliance.StatusReasons?.[0]?.ReasonCode ?? "no reason"}, ${FindingProviderFields.Severity.Label}`,
    ),
  ).toEqual([
    "arn:vault:error: error, WARNING, ACCESS_DENIED, HIGH",
    "arn:vault:fail: fail, FAILED, FAIL, HIGH",
    "arn:vault:not-applicable: not-applicable, NOT_AVAILABLE, NOT_APPLICABLE, INFORMATIONAL",
    "arn:vault:pass: pass, PASSED, no reason, INFORMATIONAL",
    "arn:vault:planned: planned, FAILED, PLANNED, HIGH",
    "arn:vault:waived: waived, FAILED, WAIVED, HIGH",
    "vault/south: error, WARNING, ACCESS_DENIED, HIGH",
    "arn:vault:skipped: skipped, WARNING, SKIPPED, HIGH",
    "arn:vault:advisory: advisory, FAILED, ADVISORY, HIGH",
    "arn:vault:excused: fail, NOT_AVAILABLE, NOT_COUNTED, HIGH",
    "arn:vault:enough: pass, PASSED, no reason, INFORMATIONAL",
    "arn:vault:unsure: fail, WARNING, NOT_COUNTED_YET, HIGH",
    "arn:vault:doubt: error, WARNING, ACCESS_DENIED, HIGH",
    "arn:vault:open: waived, FAILED, WAIVED, HIGH",
    "watched: manual, WARNING, MANUAL, MEDIUM",
    "guard: pass, PASSED, no reason, INFORMATIONAL",
    "criterion soc2 CC1.1: planned, FAILED, PLANNED, MEDIUM",
    "criterion soc2 CC1.2: error, WARNING, NOT_COLLECTED, MEDIUM",
    "criterion soc2 CC7.2: error, WARNING, NOT_COLLECTED, MEDIUM",
  ]);
  expect(new Set(findings.map(({ RecordState }) => RecordState))).toEqual(new Set(["ACTIVE"]));
  expect(findings.some(({ Workflow }) => Workflow !== undefined)).toBe(false);
  expect(new Set(findings.map(({ Id }) => Id)).size).toBe(findings.length);
});

test("a finding keeps its Id whatever it comes to", async () => {
  const ids = new Set<string>();
  for (const wish of ["pass", "fail", "error", "not-applicable", "waived", "planned"] satisfies Wish[]) {
    const run = await runOf({ controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish }] }] }] });
    for (const { Id, Resources } of await findingsOf(onAws(run))) if (Resources[0]?.Id === "a") ids.add(Id);
  }
  expect(ids.size).toBe(1);
});

test("a finding is filed where it is, and what is not of AWS in the first account and told", async () => {
  const run = await runOf({
    manual: true,
    controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish: "fail" }] }] }],
  });
  const placed = (findings: readonly Finding[]) =>
    findings
      .slice(0, 2)
      .map(
        ({ ProductArn, AwsAccountId, ProductFields }) =>
          `${ProductArn} ${AwsAccountId} ${ProductFields["bylaw/FiledHere"] ?? ""}`,
      );
  const told = "It is not of AWS, and is filed in the first account that is read.";
  expect(placed(await findingsOf(onAws(run, ["eu-west-1", "eu-central-1"])))).toEqual([
    "arn:aws:securityhub:eu-west-1:111111111111:product/111111111111/default 111111111111 ",
    `arn:aws:securityhub:eu-central-1:111111111111:product/111111111111/default 111111111111 ${told}`,
  ]);
  expect(placed(await findingsOf(onAws(run, ["eu-west-1", "us-east-1"])))[1]).toBe(
    `arn:aws:securityhub:us-east-1:111111111111:product/111111111111/default 111111111111 ${told}`,
  );
  expect(placed(await findingsOf(onAws(run, ["us-gov-west-1"])))[1]).toBe(
    `arn:aws-us-gov:securityhub:us-gov-west-1:111111111111:product/111111111111/default 111111111111 ${told}`,
  );
});

test("without an AWS account there is no file", async () => {
  const run = await runOf(everyStanding);
  await expect(textOf(asff, run)).rejects.toMatchObject({
    message:
      "[bylaw] --output asff: the run reads no AWS account, and Security Hub files each finding in one.",
    next: "Add aws(...) to the program's providers, or write ocsf, which needs no account.",
  });
});

test("texts of any length and names of any kind are within what Security Hub accepts", async () => {
  const long = "\u{1f469}".repeat(2000);
  const resources = hostile.map((name, at) => ({ id: `${at} ${name} ${long}`, name, wish: "fail" as const }));
  const run = onAws(
    await runOf({ says: `${long}.`, controls: [{ scopes: [{ name: "north", resources }] }] }),
  );
  for (const finding of await findingsOf(run)) {
    const { Title, Description, Remediation, Resources, Compliance } = finding;
    expect(Title.length).toBeLessThanOrEqual(256);
    expect(Description.length).toBeLessThanOrEqual(1024);
    expect(Remediation?.Recommendation.Text.length ?? 0).toBeLessThanOrEqual(512);
    expect(Resources[0]?.Id.length).toBeLessThanOrEqual(512);
    for (const { Description: why } of Compliance.StatusReasons ?? [])
      expect(why.length).toBeLessThanOrEqual(2048);
    for (const value of Object.values(finding.ProductFields)) expect(value.length).toBeLessThanOrEqual(2048);
    const text = JSON.stringify(finding);
    expect(new TextEncoder().encode(text).length).toBeLessThan(40_000);
    expect(text.isWellFormed()).toBe(true);
    expect(showUnseen(text)).toBe(text);
    expect(text).not.toMatch(/##\w*\[|""/);
  }
});
