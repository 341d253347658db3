import { attested, defineControl, months, says, soc2, years } from "@bylaw/core";
import { acknowledgement, approval, meeting } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { controlChoiceKind } from "./control-choice.ts";
import { controlReviewKind } from "./control-review.ts";
import {
  boardOversightInterval,
  controlReviewInterval,
  policyAcknowledgement,
  policyReviewInterval,
  waiverReviewInterval,
} from "./parameters.ts";

export type InformationSecurityControlId =
  | "policies-approved"
  | "policies-acknowledged"
  | "board-oversight"
  | "responsibilities-assigned"
  | "controls-monitored"
  | "controls-chosen"
  | "outsiders-told"
  | "waivers-reviewed";

/** How security is led: policies, oversight, duties, and whether controls are chosen, watched and mended. */
export function informationSecurityControls({
  owners,
  from,
  originals,
}: Terms): Controls<InformationSecurityControlId> {
  const { executive, security, people } = owners;
  const terms = { from };
  return {
    "policies-approved": defineControl({
      id: "policies-approved",
      title: "Policies are approved",
      statement: says`
        At least every ${policyReviewInterval} the executive owner reads the text of every policy as the compliance program
        prints it, approves it by its digest, and files the signed approval.
      `,
      satisfies: [soc2("CC5.3"), soc2.supporting("CC1.1"), soc2.supporting("CC2.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        approval("policy-approval", {
          title: "The executive owner's signed approval of the text of every policy, with its day",
          every: policyReviewInterval,
          reviewer: executive,
          originals: `${originals.documents}, Policies`,
        }),
      ],
    }),
    "policies-acknowledged": defineControl({
      id: "policies-acknowledged",
      title: "Policies are acknowledged",
      statement: says`
        At most ${policyAcknowledgement} after a policy's text binds somebody the security owner has their acknowledgement of it,
        as the people system keeps it, and files who acknowledged which text on which day.
      `,
      satisfies: [soc2("CC2.2"), soc2.supporting("CC1.5"), soc2.supporting("CC5.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        acknowledgement("policy-acknowledgement", {
          title:
            "Everybody's acknowledgement of the text in force of every policy that is for them, with its day",
          within: policyAcknowledgement,
          reviewer: people,
          originals: `${originals.people}, Acknowledgements`,
        }),
      ],
    }),
    "board-oversight": defineControl({
      id: "board-oversight",
      title: "The board oversees security",
      statement: says`
        At least every ${boardOversightInterval} the executive owner tells the board how security stands and answers what it asks;
        the minutes say who of the board is no part of management, what it asked and what it decided.
      `,
      satisfies: [soc2("CC1.2")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        meeting("board-oversight", {
          title:
            "Minutes of the board, or of whom the company has named in its place: who of it is no part of management, even if nobody, how the executive owner told it that security stands, what it asked, and what was answered and decided",
          every: boardOversightInterval,
          firstDue: inWeek(terms, 6),
          reviewer: security,
          originals: `${originals.documents}, Board`,
        }),
      ],
    }),
    "responsibilities-assigned": defineControl({
      id: "responsibilities-assigned",
      title: "Duties for security have a name",
      statement:
        "Each year the executive owner draws the organization chart, with who holds each role, its duties for security and to whom it reports, and signs it.",
      satisfies: [soc2("CC1.3"), soc2.supporting("CC1.5")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        attested("responsibilities-assigned", {
          title:
            "Signed organization chart, with who holds each role, its duties for security, and to whom it reports",
          every: years(1),
          firstDue: inWeek(terms, 4),
          reviewer: people,
          originals: `${originals.documents}, Organization`,
        }),
      ],
    }),
    "controls-monitored": defineControl({
      id: "controls-monitored",
      title: "Controls that fail are seen and mended",
      statement: says`
        At least every ${controlReviewInterval} the security owner runs the compliance program, goes through every control that
        it finds failing or undecided, names who mends it by when, tells them, and files the notes.
      `,
      satisfies: [soc2("CC4.1"), soc2("CC4.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        controlReviewKind.require("controls-monitored", {
          title:
            "Notes of the review of every control that the compliance run finds failing or undecided, with why, and with who was told to mend it by when",
          every: controlReviewInterval,
          reviewer: executive,
          originals: `${originals.documents}, Control reviews`,
        }),
      ],
    }),
    "controls-chosen": defineControl({
      id: "controls-chosen",
      title: "Controls are chosen for the risks",
      statement:
        "Each year the security owner goes through the risk register and the technology that the company runs on, names the controls chosen for each, or why a risk has none, has somebody bring what is missing by a day, and files the review.",
      satisfies: [soc2("CC5.1"), soc2("CC5.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        controlChoiceKind.require("controls-chosen", {
          title:
            "Review of the controls chosen for each risk of the register, as the register counts them, or of why there is none, and over the technology, for access, for changes and for operation, with what is missing, and who brings it by when",
          every: years(1),
          firstDue: inWeek(terms, 10),
          reviewer: executive,
          originals: `${originals.documents}, Risks`,
        }),
      ],
    }),
    "outsiders-told": defineControl({
      id: "outsiders-told",
      title: "Outsiders are told what concerns them",
      statement:
        "Each quarter the security owner reads the public pages on what the company promises, how to report a problem, and how changes and incidents are announced, puts right what is no longer so, and signs the review.",
      satisfies: [soc2("CC2.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("outsiders-told", {
          title:
            "Signed review of the public pages that say what the company promises about security, how to report a problem, and how changes and incidents are announced, with what was put right",
          every: months(3),
          firstDue: inWeek(terms, 7),
          reviewer: executive,
          originals: `${originals.documents}, Public pages`,
        }),
      ],
    }),
    "waivers-reviewed": defineControl({
      id: "waivers-reviewed",
      title: "Waivers are decided on again",
      statement: says`
        At least every ${waiverReviewInterval} the executive owner goes through the waivers in force as the compliance program
        lists them, decides for each whether it stays, and signs the list.
      `,
      satisfies: [soc2.supporting("CC5.3"), soc2.supporting("CC4.2")],
      owner: executive,
      implementedFrom: from,
      evidence: [
        attested("waivers-reviewed", {
          title:
            "Signed list of every waiver in force, even if there are none, with its reason and its last day, and the executive owner's decision whether it stays",
          every: waiverReviewInterval,
          firstDue: inWeek(terms, 11),
          reviewer: security,
          originals: `${originals.documents}, Waivers`,
        }),
      ],
    }),
  };
}
