import { attested, days, defineControl, months, says, soc2, years } from "@bylaw/core";
import {
  accessGrantKind,
  accessReviewKind,
  defineEventLog,
  offboardingKind,
  screenshot,
} from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { entryPointListKind } from "./entry-points.ts";
import { accessChangeRemoval, accessReviewInterval, leaverAccessRemoval } from "./parameters.ts";

export type AccessControlId =
  | "cloud-root-protected"
  | "cloud-console-mfa"
  | "sign-on-mfa"
  | "access-granted"
  | "access-changed"
  | "leavers-offboarded"
  | "access-reviewed"
  | "privileged-access-listed"
  | "entry-points-listed"
  | "premises-guarded";

const roleChanges = defineEventLog({
  id: "access-changes",
  title: "Changes of work",
  event: "change of work",
  answered: "followed by a change of access",
  within: accessChangeRemoval,
});

/** Who gets in, with which rights, and how they lose them. */
export function accessControls({ owners, from, originals }: Terms): Controls<AccessControlId> {
  const { executive, security, engineering, people } = owners;
  const terms = { from };
  return {
    "cloud-root-protected": defineControl({
      id: "cloud-root-protected",
      title: "Root users of cloud accounts have a second factor or no credentials",
      statement:
        "Each quarter the engineering owner lists the root user of every cloud account in its console, with its second factor or that it has no credentials, and signs the list.",
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.6")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("cloud-root-protected", {
          title:
            "Signed list of the root user of every cloud account, with its second factor or that it has no credentials",
          every: months(3),
          firstDue: inWeek(terms, 1),
          reviewer: security,
          originals: `${originals.documents}, Cloud accounts`,
        }),
      ],
    }),
    "cloud-console-mfa": defineControl({
      id: "cloud-console-mfa",
      title: "Users of cloud consoles have a second factor",
      statement:
        "Each quarter the engineering owner exports the users of every cloud account from its console, with who has a password and who a second factor, and signs the export.",
      satisfies: [soc2("CC6.1"), soc2("CC6.6")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("cloud-console-mfa", {
          title:
            "Signed export of the users of every cloud account, with who has a password for its console and who a second factor",
          every: months(3),
          firstDue: inWeek(terms, 1),
          reviewer: security,
          originals: `${originals.documents}, Cloud accounts`,
        }),
      ],
    }),
    "sign-on-mfa": defineControl({
      id: "sign-on-mfa",
      title: "People sign in with a second factor",
      statement:
        "Each quarter the security owner takes a picture of the identity provider's sign-in rules, exports who has a second factor and who is exempt, and files both.",
      satisfies: [soc2("CC6.1"), soc2("CC6.6")],
      owner: security,
      implementedFrom: from,
      evidence: [
        screenshot("sign-on-mfa", {
          title:
            "Picture of the identity provider's rules that ask everybody who signs in for a second factor, with an export of who has one and who is exempt",
          every: months(3),
          firstDue: inWeek(terms, 2),
          reviewer: executive,
          originals: originals.monitor,
        }),
      ],
    }),
    "access-granted": defineControl({
      id: "access-granted",
      title: "Access is approved before it is given",
      statement:
        "For each person who starts, the security owner approves the systems that they get before their accounts are made, and the people owner files the approval with the day on which each account was made.",
      satisfies: [soc2("CC6.2"), soc2.supporting("CC6.3")],
      owner: people,
      implementedFrom: from,
      evidence: [
        accessGrantKind.require("access-granted", {
          title:
            "For each person who starts, the systems that were approved for them, who approved them and when, and which accounts were made for them on which day",
          within: days(7),
          after: "start",
          reviewer: security,
          originals: `${originals.documents}, Access requests`,
        }),
      ],
    }),
    "access-changed": defineControl({
      id: "access-changed",
      title: "Access changes with the work",
      statement: says`
        Each month the people owner lists the changes of work from the people system, and what was given for each with the
        security owner's approval; at most ${accessChangeRemoval} after each, the security owner takes away what it no longer
        needs, and the log says on which day.
      `,
      satisfies: [soc2("CC6.3"), soc2.supporting("CC6.2")],
      owner: people,
      implementedFrom: from,
      evidence: [
        roleChanges.require("access-changed", {
          title:
            "Log of everybody whose work has changed, with the day of the change, the systems that they got and who approved those, and the day on which what it no longer needs was taken away",
          every: months(1),
          firstDue: inWeek(terms, 3),
          orNone: true,
          reviewer: security,
          parameters: [accessChangeRemoval],
        }),
      ],
    }),
    "leavers-offboarded": defineControl({
      id: "leavers-offboarded",
      title: "Leavers lose their access, and their devices are back or locked",
      statement: says`
        At most ${leaverAccessRemoval} after somebody's last day, as the people system has it, the people owner has every
        account of theirs closed and their devices back or locked, and files the list of both.
      `,
      satisfies: [soc2("CC6.2"), soc2("CC6.3"), soc2.supporting("CC6.5")],
      owner: people,
      implementedFrom: from,
      evidence: [
        offboardingKind.require("leavers-offboarded", {
          title:
            "For each leaver, the day on which every account was closed, and every device back or locked",
          within: leaverAccessRemoval,
          after: "end",
          reviewer: security,
          originals: `${originals.documents}, Offboarding`,
        }),
      ],
    }),
    "access-reviewed": defineControl({
      id: "access-reviewed",
      title: "Every account is decided on",
      statement: says`
        At least every ${accessReviewInterval} the security owner exports the accounts and rights of every system on the list of
        systems, decides for each whether it is kept, changed or removed, has that carried out, and files the signed review.
      `,
      satisfies: [soc2("CC6.2"), soc2("CC6.3"), soc2.supporting("CC6.1")],
      owner: security,
      implementedFrom: from,
      evidence: [
        accessReviewKind.require("access-reviewed", {
          title:
            "Signed review of every account and its rights, by system, as an export from every system on the list of systems has them, with the decision on each, by whom, and what is not carried out",
          every: accessReviewInterval,
          firstDue: inWeek(terms, 8),
          reviewer: executive,
          originals: `${originals.documents}, Access reviews`,
        }),
      ],
    }),
    "privileged-access-listed": defineControl({
      id: "privileged-access-listed",
      title: "Who may administer is listed",
      statement:
        "Each quarter the engineering owner lists everybody who may administer a system, with the work that needs it, compares the list with the systems, and signs it.",
      satisfies: [soc2("CC6.3"), soc2.supporting("CC6.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("privileged-access-listed", {
          title:
            "Signed list of everybody who may administer a system, compared with the systems, with the work that needs it",
          every: months(3),
          firstDue: inWeek(terms, 4),
          reviewer: security,
          originals: `${originals.documents}, Administrators`,
        }),
      ],
    }),
    "entry-points-listed": defineControl({
      id: "entry-points-listed",
      title: "What is open to the internet is listed, with its reason and its guard",
      statement:
        "Each quarter the engineering owner has an outside scan find every address and port that the internet reaches, writes beside each its owner, its reason and what guards it, closes what has no reason or no guard, and files the list.",
      satisfies: [soc2("CC6.6"), soc2.supporting("CC6.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        entryPointListKind.require("entry-points-listed", {
          title:
            "List of every address and port that an outside scan finds open to the internet, as it counts them, with the owner of each, the reason for it and what guards it, or the day on which it was closed",
          every: months(3),
          firstDue: inWeek(terms, 5),
          reviewer: security,
          originals: originals.scans,
        }),
      ],
    }),
    "premises-guarded": defineControl({
      id: "premises-guarded",
      title: "Premises are for those on a list",
      statement:
        "Each year the people owner lists the premises where company systems or data are kept, even if there are none, with who holds a key or badge to each, takes back what nobody needs, and signs the list.",
      satisfies: [soc2("CC6.4")],
      owner: people,
      implementedFrom: from,
      evidence: [
        attested("premises-guarded", {
          title:
            "Signed list of the premises where company systems or data are kept, even if there are none, with who holds a key or badge to each, and what was taken back",
          every: years(1),
          firstDue: inWeek(terms, 9),
          reviewer: security,
          originals: `${originals.documents}, Premises`,
        }),
      ],
    }),
  };
}
