import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";
import { saidFinding } from "./detector.fixture.ts";

const off = "d-off";

function detectors(ids: readonly string[], found: string): Script {
  const finding = saidFinding("f-1", found);
  return {
    "guardduty:ListDetectors": { DetectorIds: [...ids] },
    "guardduty:GetDetector": ({ input }) => ({
      ServiceRole: "arn:aws:iam::111111111111:role/aws-service-role/guardduty.amazonaws.com/x",
      Status: input.DetectorId === off ? "DISABLED" : "ENABLED",
      Tags: {},
    }),
    "guardduty:ListFindings": { FindingIds: [finding.Id] },
    "guardduty:GetFindings": { Findings: [finding] },
  };
}

// A detector that is off has no findings to resolve, so the weak account has one that is on too.
export const estate: Estate = {
  sound: detectors(["d-on"], "2025-12-31T12:00:00.000Z"),
  weak: detectors([off, "d-on"], "2025-12-01T00:00:00.000Z"),
};
