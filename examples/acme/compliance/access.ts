import { iamAccounts, rootAccounts } from "@bylaw/aws";
import { days, defineAccessReview } from "@bylaw/core";
import { organizationAccounts, outsideAccounts, unlistedAccounts } from "@bylaw/github";
import { cto, platform } from "./people.ts";

/** Every account of both clouds and of the code. Whose it is, `identities` of people say. */
export const accounts = defineAccessReview({
  id: "accounts",
  title: "Accounts of production, staging and the code",
  requirement: "access-reviewed",
  of: [iamAccounts, rootAccounts, organizationAccounts, outsideAccounts, unlistedAccounts],
  reviewers: { aws: platform, github: cto },
  dormantAfter: days(90),
});
