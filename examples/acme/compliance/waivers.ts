import { iamRootMfa, iamUserConsoleMfa, s3BucketTlsOnly } from "@bylaw/aws";
import { waive } from "@bylaw/core";
import { baseline } from "./baseline.ts";
import { amara, luca } from "./people.ts";

/** Each names one resource, a reason, another person's approval, what limits the harm, and an end. */
export const waivers = [
  waive(s3BucketTlsOnly, "arn:aws:s3:::acme-staging-exports-01", {
    until: "2027-01-31",
    reason: "The partner's old client fetches test files over plain HTTP until its January release.",
    requestedBy: luca,
    approvedBy: amara,
    compensating: [baseline.controls["access-reviewed"], baseline.controls["other-traffic-encrypted"]],
  }),
  waive(iamRootMfa, "arn:aws:iam::222222222222:root", {
    until: "2026-12-31",
    reason: "The staging account is closed at the end of the year; its root password is in the safe.",
    requestedBy: luca,
    approvedBy: amara,
    compensating: [baseline.controls["access-reviewed"]],
  }),
  // Expired on purpose: its failure counts again, and the run says so.
  waive(iamUserConsoleMfa, "arn:aws:iam::111111111111:user/people/ben.brandt", {
    until: "2026-06-30",
    reason: "Ben's security key was on order.",
    requestedBy: luca,
    approvedBy: amara,
    compensating: [baseline.controls["access-reviewed"]],
  }),
  // Met by no failure, on purpose: the run asks for its removal.
  waive(s3BucketTlsOnly, "arn:aws:s3:::acme-production-retired", {
    until: "2027-01-31",
    reason: "The bucket is being emptied.",
    requestedBy: luca,
    approvedBy: amara,
    compensating: [baseline.controls["activity-logged"]],
  }),
];
