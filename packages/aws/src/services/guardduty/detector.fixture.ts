import { known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Script } from "../../testing/script.ts";
import { type GuardDutyDetector, guarddutyDetectors } from "./detectors.ts";

/** A detector of which everything is in order, on 2026-01-01. */
const detector: GuardDutyDetector = {
  id: "arn:aws:guardduty:eu-west-1:111111111111:detector/d1",
  name: "d1",
  status: "ENABLED",
  openFindings: known([]),
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};

/** A listing of such a detector with a change. */
export function detectorWith(change: Partial<GuardDutyDetector>) {
  return [listingOf(guarddutyDetectors, [{ ...detector, ...change }])];
}

/** A finding as AWS answers it. */
export function saidFinding(Id: string, CreatedAt: string, change: object = {}) {
  return {
    AccountId: "111111111111",
    Arn: `arn:aws:guardduty:eu-west-1:111111111111:detector/d1/finding/${Id}`,
    CreatedAt,
    UpdatedAt: "2025-12-31T23:00:00.000Z",
    Id,
    Region: "eu-west-1",
    Resource: {},
    SchemaVersion: "2.0",
    Service: { Archived: false },
    Severity: 8,
    Type: "Recon:EC2/PortProbeUnprotectedPort",
    ...change,
  };
}

/** A region with one detector that is on, and these findings. */
export function detectorScript(findings: readonly ReturnType<typeof saidFinding>[] = []): Script {
  return {
    "guardduty:ListDetectors": { DetectorIds: ["d1"], NextToken: "" },
    "guardduty:GetDetector": { ServiceRole: "role", Status: "ENABLED", Tags: {} },
    "guardduty:ListFindings": { FindingIds: findings.map(({ Id }) => Id), NextToken: "" },
    "guardduty:GetFindings": ({ input }) => ({
      Findings: findings.filter(({ Id }) => (input.FindingIds as readonly string[]).includes(Id)),
    }),
  };
}
