import { attested, defineControl, months, says, soc2, years } from "@bylaw/core";
import { agreement, defineEventLog, performanceReview, screening, training } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import {
  conductAcceptance,
  conductAcceptanceInterval,
  conductAnswer,
  confidentialityAgreement,
  firstTraining,
  performanceReviewInterval,
  screeningTime,
  trainingInterval,
} from "./parameters.ts";
import { standInOf } from "./stand-in.ts";

export type ConductControlId =
  | "code-of-conduct-accepted"
  | "staff-screened"
  | "security-training"
  | "duties-described"
  | "performance-reviewed"
  | "confidentiality-agreed"
  | "conduct-reported";

const conductReports = defineEventLog({
  id: "conduct-reports",
  title: "Reports of conduct",
  event: "report of conduct",
  answered: "decided on",
  within: conductAnswer,
});

/** How people are chosen, what they promise and learn, and how they answer for it. */
export function conductControls({ owners, from, originals }: Terms): Controls<ConductControlId> {
  const { executive, security, people } = owners;
  const terms = { from };
  const standIn = standInOf(owners);
  return {
    "code-of-conduct-accepted": defineControl({
      id: "code-of-conduct-accepted",
      title: "Everybody accepts the code of conduct",
      statement: says`
        At most ${conductAcceptance} after somebody's start, and again at least every ${conductAcceptanceInterval}, the people
        owner has them sign the code of conduct and declare their conflicts of interest, and files both in the people system.
      `,
      satisfies: [soc2("CC1.1"), soc2.supporting("CC1.5")],
      owner: people,
      implementedFrom: from,
      evidence: [
        agreement("code-of-conduct-accepted", {
          title:
            "Everybody's signature under the code of conduct, with its day and the conflicts of interest that they declare, even if there are none",
          every: conductAcceptanceInterval,
          within: conductAcceptance,
          reviewer: executive,
          originals: `${originals.people}, Code of conduct`,
        }),
      ],
    }),
    "staff-screened": defineControl({
      id: "staff-screened",
      title: "Newcomers are screened",
      statement: says`
        At most ${screeningTime} after somebody's start the people owner has them screened as far as the law allows, keeps the
        result in the people system, and records the day alone.
      `,
      satisfies: [soc2("CC1.4"), soc2.supporting("CC1.1")],
      owner: people,
      implementedFrom: from,
      evidence: [
        screening("staff-screened", {
          title:
            "Screening of everybody who starts, with its day: who they are, what they did before and, where the law allows it, their convictions",
          within: screeningTime,
          after: "start",
          reviewer: executive,
        }),
      ],
    }),
    "security-training": defineControl({
      id: "security-training",
      title: "Everybody learns about security",
      statement: says`
        At most ${firstTraining} after somebody's start, and again at least every ${trainingInterval}, the people owner has them
        complete the security course, and files the certificate in the people system.
      `,
      satisfies: [soc2("CC2.2"), soc2("CC1.4")],
      owner: people,
      implementedFrom: from,
      evidence: [
        training("security-training", {
          title: "Everybody's certificate of the security course, with the day on which they completed it",
          every: trainingInterval,
          within: firstTraining,
          reviewer: security,
          originals: `${originals.people}, Certificates`,
        }),
      ],
    }),
    "duties-described": defineControl({
      id: "duties-described",
      title: "Roles are described",
      statement:
        "Each year the people owner reads the description of each role, puts right its duties and the skills that it needs, and signs the descriptions.",
      satisfies: [soc2("CC1.4"), soc2.supporting("CC1.3")],
      owner: people,
      implementedFrom: from,
      evidence: [
        attested("duties-described", {
          title: "Signed descriptions of every role, with its duties and the skills that it needs",
          every: years(1),
          firstDue: inWeek(terms, 8),
          reviewer: executive,
          originals: `${originals.documents}, Roles`,
        }),
      ],
    }),
    "performance-reviewed": defineControl({
      id: "performance-reviewed",
      title: "Work is talked through",
      statement: says`
        At least every ${performanceReviewInterval} the people owner has everybody's work and their duties for security talked
        through with them, keeps the notes in the people system, and records the day alone.
      `,
      satisfies: [soc2("CC1.5"), soc2.supporting("CC1.4")],
      owner: people,
      implementedFrom: from,
      evidence: [
        performanceReview("performance-reviewed", {
          title:
            "Review of everybody's work with them, their duties for security included, with the day on which it was held",
          every: performanceReviewInterval,
          reviewer: executive,
        }),
      ],
    }),
    "confidentiality-agreed": defineControl({
      id: "confidentiality-agreed",
      title: "Everybody promises confidentiality",
      statement: says`
        At most ${confidentialityAgreement} after somebody's start the people owner has them sign the confidentiality agreement,
        and files it in the people system.
      `,
      satisfies: [soc2.supporting("CC1.1"), soc2.supporting("CC2.2"), soc2.supporting("C1.1")],
      owner: people,
      implementedFrom: from,
      evidence: [
        agreement("confidentiality-agreed", {
          title: "Everybody's signature under the confidentiality agreement, with its day",
          within: confidentialityAgreement,
          reviewer: executive,
          originals: `${originals.people}, Confidentiality agreements`,
        }),
      ],
    }),
    "conduct-reported": defineControl({
      id: "conduct-reported",
      title: "Reports of conduct are decided on",
      statement: says`
        Each quarter the people owner lists, without names, what came in through the reporting channel; at most
        ${conductAnswer} after each came in the people owner, or where it is about the people owner the stand-in
        whom the code of conduct names, decides what follows from it, and the log says on which day.
      `,
      satisfies: [soc2("CC1.1"), soc2.supporting("CC1.5")],
      owner: people,
      implementedFrom: from,
      evidence: [
        conductReports.require("conduct-reported", {
          title: `Log, without names of whom they are by or about, of everything that came in through the reporting channel, with the day of each, the day on which the people owner, or ${standIn} where it is about the people owner, decided on it, and what follows from it`,
          every: months(3),
          firstDue: inWeek(terms, 9),
          orNone: true,
          reviewer: executive,
          parameters: [conductAnswer],
        }),
      ],
    }),
  };
}
