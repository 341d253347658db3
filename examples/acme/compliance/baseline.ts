import { soc2Baseline } from "@bylaw/policies";
import { auditLogControls } from "@bylaw/policies/audit-log";
import { awsControls } from "@bylaw/policies/aws";
import { awsGithubControls } from "@bylaw/policies/aws-github";
import { githubControls } from "@bylaw/policies/github";
import { sourceControls } from "@bylaw/policies/source";
import { cto, people, platform, staff } from "./people.ts";
import { vendors } from "./vendors.ts";

/** What Acme begins with: the baseline, with what AWS, GitHub and its own service show in place of people, or beside them. */
export const baseline = soc2Baseline({
  organization: { name: "Acme, Inc.", timeZone: "Europe/Lisbon" },
  people: staff,
  owners: { executive: cto, security: platform, engineering: platform, people },
  categories: ["availability"],
  from: "2026-10-01",
  period: { from: "2026-10-01", to: "2027-09-30" },
  verifiedBy: [awsControls, githubControls, awsGithubControls, auditLogControls, sourceControls],
  vendors,
  originals: { scans: "S3, acme-audit, scans", people: "The people system" },
  outOfScope: {
    "CC6.4": "Acme has no data centre; AWS guards its own, and its report is reviewed with the vendors.",
  },
  remove: {
    "premises-guarded": "Acme has no premises: everybody works from home, and AWS guards its data centres.",
  },
});
