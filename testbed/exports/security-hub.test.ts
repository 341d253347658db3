import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  ComplianceStatus,
  GetFindingsCommand,
  RecordState,
  SecurityHubClient,
  SeverityLabel,
} from "@aws-sdk/client-securityhub";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientOf, describeAws } from "../aws/testing.ts";

const acme = fileURLToPath(new URL("../../examples/acme/", import.meta.url));
const main = fileURLToPath(new URL("../../packages/cli/dist/main.js", import.meta.url));

describeAws("the example's findings for Security Hub", (aws) => {
  let folder = "";
  let findings: readonly AwsSecurityFinding[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bylaw-asff-"));
    const file = join(folder, "asff.json");
    try {
      execFileSync(
        process.execPath,
        [main, "check", "--from", "recording", "--quiet", "--output", `asff=${file}`],
        { cwd: acme, stdio: "pipe" },
      );
    } catch (error) {
      // The example fails, as it should.
      expect((error as { readonly status?: number }).status).toBe(2);
    }
    findings = JSON.parse(readFileSync(file, "utf8")) as readonly AwsSecurityFinding[];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("are in words that Security Hub has, which its client does not check", () => {
    for (const { Compliance, RecordState: state, FindingProviderFields } of findings) {
      expect(Object.values(ComplianceStatus)).toContain(Compliance?.Status);
      expect(Object.values(SeverityLabel)).toContain(FindingProviderFields?.Severity?.Label);
      expect(state).toBe(RecordState.ACTIVE);
    }
  });

  test("are accepted, a hundred a call, and are there", async () => {
    const client = clientOf(SecurityHubClient, aws().moto.endpoint, { region: "us-east-1" });
    const here = findings.filter(
      ({ AwsAccountId, Region }) => AwsAccountId === "111111111111" && Region === "us-east-1",
    );
    expect(here.length).toBeGreaterThan(200);
    for (let at = 0; at < here.length; at += 100) {
      const batch = here.slice(at, at + 100);
      const { SuccessCount, FailedCount } = await client.send(
        new BatchImportFindingsCommand({ Findings: batch }),
      );
      expect({ SuccessCount, FailedCount }).toEqual({ SuccessCount: batch.length, FailedCount: 0 });
    }
    const { Findings = [] } = await client.send(new GetFindingsCommand({ MaxResults: 1 }));
    expect(Findings[0]?.Id).toBe(here[0]?.Id);
    client.destroy();
  });
});
