import { cloudtrailMultiRegion, iamRootMfa, iamUserConsoleMfa } from "@bylaw/aws";
import { attested, defineControl, definePolicy, months, must, mustNot, soc2 } from "@bylaw/core";
import { production } from "./environments.ts";
import { cto, platform } from "./people.ts";

/** A policy of Acme's own: its controls, then its statements. */
export const rootProtected = defineControl({
  id: "root-protected",
  title: "Root users are protected",
  statement: "The root user of every AWS account has multi-factor authentication or no credentials at all.",
  satisfies: [soc2("CC6.1"), soc2.supporting("CC6.6")],
  owner: platform,
  frequency: "continuous",
  checks: [iamRootMfa],
});

export const consoleMfa = defineControl({
  id: "console-mfa",
  title: "People sign in with a second factor",
  statement: "Every person who can sign in to the AWS console does so with multi-factor authentication.",
  satisfies: [soc2("CC6.1"), soc2("CC6.6")],
  owner: platform,
  frequency: "continuous",
  checks: [iamUserConsoleMfa],
});

export const accessReviewed = defineControl({
  id: "access-reviewed",
  title: "Access is reviewed each quarter",
  statement:
    "Each quarter the system owners decide for every account whether it is kept, changed or removed.",
  satisfies: [soc2("CC6.2"), soc2("CC6.3")],
  owner: platform,
  frequency: "quarterly",
  evidence: [attested("access-review", { title: "Signed access review", every: months(3), reviewer: cto })],
});

export const activityLogged = defineControl({
  id: "activity-logged",
  title: "Activity in production is logged",
  statement: "AWS CloudTrail records every management event of every region of the production account.",
  satisfies: [soc2("CC7.2"), soc2.supporting("CC7.3"), soc2.supporting("CC4.1")],
  owner: platform,
  frequency: "continuous",
  checks: [cloudtrailMultiRegion.in(production)],
});

export const accessControls = [rootProtected, consoleMfa, accessReviewed, activityLogged];

export const access = definePolicy({
  id: "access-control",
  title: "Access Control Policy",
  owner: cto,
  effective: "2026-01-01",
  review: "annual",
  statements: [
    must("ACC-1")`
      Protect the root user of every cloud account with a second factor, or remove its credentials.
    `.by(rootProtected),
    must("ACC-2")`Ask everyone who signs in to a cloud console for a second factor.`.by(consoleMfa),
    must("ACC-3")`Review every account and its rights each quarter.`.by(accessReviewed),
    mustNot("ACC-4")`Turn off the log of the production account's activity.`.by(activityLogged),
  ],
});
