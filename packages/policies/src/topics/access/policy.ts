import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import { byPeople } from "../../shown-by.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { AccessControlId } from "./controls.ts";
import { accessChangeRemoval, accessReviewInterval, leaverAccessRemoval } from "./parameters.ts";

/** The access control policy: second factors, who gets in, what changes and ends it, reviews, and what is open. */
export function accessPolicy(terms: Terms, controls: Controls<AccessControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "access-control",
    title: "Access Control Policy",
    owner: terms.owners.security,
    purpose:
      "To let people into company systems only as far as their work needs it, and to notice when it no longer does.",
    scope:
      "Every system that holds company or customer data, the cloud accounts that run them, and everybody who signs in.",
    roles: {
      "security owner":
        "Approves access, decides on every account in each review, and answers for the sign-in rules.",
      "engineering owner":
        "Answers for cloud accounts, for administrators, and for what is open to the internet.",
      "people owner": "Tells of who starts, whose work changes and who leaves.",
    },
    definitions: {
      "cloud account":
        "An account with which somebody can make and delete what the company runs, such as an AWS account or a project at another host.",
      account: "Whatever signs in to a system: a person's, a shared one, or one of a service.",
      closed:
        "Nobody signs in with it any more. A shared account is closed to a leaver when its password is another.",
      locked: "Nobody opens it any more until it is back: the device management has locked or erased it.",
      "second factor": "Something that somebody has or is, beside the password that they know.",
      system: "Whatever keeps or moves company or customer data, whoever runs it.",
    },
    statements: [
      must("ACC-1")`
        The engineering owner gives the root user of every cloud account a second factor, or no credentials at all.
      `.by(controls["cloud-root-protected"]),
      must("ACC-2")`
        Nobody has a password for the console of a cloud account without a second factor.
      `.by(controls["cloud-console-mfa"]),
      byPeople(
        must("ACC-3")`
          The identity provider asks everybody who signs in for a second factor.
        `,
        controls["sign-on-mfa"],
      ),
      must("ACC-4")`
        Somebody who starts, or whose work changes, gets access to the systems that the security owner has approved for them, and
        to no other.
      `.by(controls["access-granted"], controls["access-changed"]),
      must("ACC-5")`
        The security owner takes away what somebody's work no longer needs at most ${accessChangeRemoval} after it has
        changed.
      `.by(controls["access-changed"]),
      must("ACC-6")`
        The people owner has every account of a leaver closed, and every device back or locked, at most ${leaverAccessRemoval}
        after their last day.
      `.by(controls["leavers-offboarded"]),
      must("ACC-7")`
        The security owner decides on every account and its rights at least every ${accessReviewInterval}, and has the decision carried out.
      `.by(controls["access-reviewed"]),
      must("ACC-8")`
        Only people on the list of administrators, whose work needs it, may administer a system.
      `.by(controls["privileged-access-listed"]),
      must("ACC-9")`
        Every address and port that is open to the internet is on a list, with its owner, its reason and what guards it.
      `.by(controls["entry-points-listed"]),
      must("ACC-10")`
        Only people on a list hold a key or badge to premises where company systems or data are kept.
      `.by(controls["premises-guarded"]),
      should("ACC-11")`Services sign in with credentials that last for minutes, and not with keys that stay.`,
      must("ACC-12")`
        Somebody who starts gets access to a system on the day of its approval at the earliest, and not by an approval of their own.
      `.by(controls["access-granted"]),
    ],
  });
}
