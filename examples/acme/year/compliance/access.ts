import { cloudtrailMultiRegion, iamRootMfa, iamUserConsoleMfa } from "@bylaw/aws";
import { attested, defineControl, definePolicy, months, must, mustNot, soc2 } from "@bylaw/core";
import { screenshot } from "@bylaw/evidence";
import { production } from "./environments.ts";
import { cto, platform } from "./people.ts";

/** A policy of Acme's own: its controls, then its statements. */
const rootProtected = defineControl({
  id: "root-protected",
  title: "Root users have a second factor or no credentials",
  statement: "The root user of every AWS account has multi-factor authentication or no credentials at all.",
  satisfies: [soc2("CC6.1"), soc2.supporting("CC6.6")],
  owner: platform,
  frequency: "continuous",
  checks: [iamRootMfa],
});

const consoleMfa = defineControl({
  id: "console-mfa",
  title: "IAM users with a console password have a second factor",
  statement: "Every IAM user who has a password for the AWS console has a multi-factor device.",
  satisfies: [soc2("CC6.1"), soc2("CC6.6")],
  owner: platform,
  frequency: "continuous",
  checks: [iamUserConsoleMfa],
});

/** What no check of this program reads: Acme's people sign in to everything else through one identity provider. */
const signOnMfa = defineControl({
  id: "sign-on-mfa",
  title: "People sign in with a second factor",
  statement:
    "The identity provider asks everyone for a second factor; each quarter the platform lead exports its sign-in rules, and those who are exempt.",
  satisfies: [soc2("CC6.1"), soc2("CC6.6")],
  owner: platform,
  frequency: "quarterly",
  evidence: [
    screenshot("sign-on-rules", {
      title: "Picture of the identity provider's sign-in rules and of those who are exempt",
      every: months(3),
      reviewer: cto,
      originals: "Drive, Compliance, Sign-in",
    }),
  ],
});

export const accessReviewed = defineControl({
  id: "access-reviewed",
  title: "Access is reviewed each quarter",
  statement:
    "Each quarter the system owners decide for every account whether it is kept, changed or removed.",
  satisfies: [soc2("CC6.2"), soc2("CC6.3")],
  owner: platform,
  frequency: "quarterly",
  evidence: [
    attested("access-review", {
      title: "Signed access review, with the decision on every account and its rights",
      every: months(3),
      reviewer: cto,
    }),
  ],
});

const activityLogged = defineControl({
  id: "activity-logged",
  title: "Management events of production are logged",
  statement:
    "An AWS CloudTrail trail records and delivers the management events of every region of the production account.",
  satisfies: [soc2("CC7.2"), soc2.supporting("CC7.3"), soc2.supporting("CC4.1")],
  owner: platform,
  frequency: "continuous",
  checks: [cloudtrailMultiRegion.in(production)],
});

export const accessControls = [rootProtected, consoleMfa, signOnMfa, accessReviewed, activityLogged];

export const access = definePolicy({
  id: "access-control",
  title: "Access Control Policy",
  owner: cto,
  effective: "2026-01-01",
  review: "annual",
  statements: [
    must("ACC-1")`
      Give the root user of every AWS account a second factor, or no credentials at all.
    `.by(rootProtected),
    must("ACC-2")`Give every IAM user who has a console password a second factor.`.by(consoleMfa),
    must("ACC-3")`Review every account and its rights each quarter.`.by(accessReviewed),
    mustNot("ACC-4")`
      Leave any region of the production account without a trail that records its management events.
    `.by(activityLogged),
    must("ACC-5")`Ask everyone who signs in through the identity provider for a second factor.`.by(signOnMfa),
  ],
});
