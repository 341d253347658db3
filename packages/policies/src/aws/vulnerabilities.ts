import { inspectorEnabled } from "@bylaw/aws";
import { says } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { vulnerabilityControls } from "../topics/vulnerability-management/controls.ts";
import { scanInterval } from "../topics/vulnerability-management/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the vulnerability management policy, beside what people show of everything that is scanned. */
export function awsVulnerabilityControls(terms: Terms): Controls<"vulnerabilities-scanned"> {
  return {
    "vulnerabilities-scanned": readBeside(
      vulnerabilityControls(terms)["vulnerabilities-scanned"],
      says`
        In every region that is read of the AWS accounts that are read Amazon Inspector is set to scan EC2 instances, images in
        ECR and Lambda functions; at least every ${scanInterval} the engineering owner has a scanner look for known vulnerabilities
        in every host, image and dependency in production, and files its report with what it left out.
      `,
      [inspectorEnabled],
    ),
  };
}
