import { defineCheck, fact } from "@bylaw/core";
import { accountRegions } from "../regions.ts";

export const accountRegionsLookedInto = defineCheck({
  id: "aws/account-regions-looked-into",
  title: "Every enabled region of the account is one that Bylaw looks into",
  why: "What is made in a region that nobody looks into is judged by nothing: whoever wants to go unseen goes there.",
  fix: "Add the region to aws({ regions: [...] }). Or disable it, in the console: Account, AWS Regions; or: aws account disable-region --region-name <region>. A region that is enabled by default cannot be disabled: deny it by a service control policy on aws:RequestedRegion, and waive the failure with that as the reason.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Nothing in a region is read here: one with nothing in it fails as one that is full.",
    "Policies that deny a region are not read. Global services are asked in the first region that is named, and what they hold is seen whichever regions there are.",
    "Local Zones, Wavelength Zones and Outposts belong to a region, and are not told apart.",
  ],
  sources: [
    {
      title: "Account Management: ListRegions",
      url: "https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html",
      read: "2026-11",
    },
  ],
  each: accountRegions,
  assert: ({ lookedInto }) => [fact("is looked into", lookedInto).is(true)],
});
