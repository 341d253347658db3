import { inspectorEnabled, inspectorFindingsInTime } from "@bylaw/aws";
import { says } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { vulnerabilityControls } from "../topics/vulnerability-management/controls.ts";
import {
  criticalVulnerabilityAge,
  highVulnerabilityAge,
  mediumVulnerabilityAge,
  scanInterval,
} from "../topics/vulnerability-management/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the vulnerability management policy, beside what people show of everything that is scanned. */
export function awsVulnerabilityControls(
  terms: Terms,
): Controls<"vulnerabilities-scanned" | "vulnerabilities-mended"> {
  const people = vulnerabilityControls(terms);
  return {
    "vulnerabilities-scanned": readBeside(
      people["vulnerabilities-scanned"],
      says`
        In every region that is read of the AWS accounts that are read Amazon Inspector is set to scan EC2 instances, images in
        ECR and Lambda functions; at least every ${scanInterval} the engineering owner has a scanner look for known vulnerabilities
        in every host, image and dependency in production, and files its report with what it left out.
      `,
      [inspectorEnabled],
    ),
    "vulnerabilities-mended": readBeside(
      people["vulnerabilities-mended"],
      says`
        Wherever Amazon Inspector is enabled in the AWS accounts and regions that are read, no finding of it that is open, and that no rule
        suppresses, is older than ${criticalVulnerabilityAge} if it is critical, nor than ${highVulnerabilityAge} if it is high. Each month the
        engineering owner lists the open vulnerabilities that the scanner, a test or somebody else found: none that is critical is
        older than ${criticalVulnerabilityAge}, none that is high older than ${highVulnerabilityAge}, none that is medium older than
        ${mediumVulnerabilityAge}; the list is filed with an export of those mended since the list before, none of them later than
        that.
      `,
      [inspectorFindingsInTime.with({ critical: criticalVulnerabilityAge, high: highVulnerabilityAge })],
    ),
  };
}
