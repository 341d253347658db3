import { attested, defineControl, exercise, months, says, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { incidentLogKind } from "./incident-log.ts";
import { incidentExerciseInterval, incidentNotice, incidentReview } from "./parameters.ts";

export type IncidentControlId = "incidents-handled" | "incident-plan-tested" | "incident-contacts-current";

/** What is raised as a possible incident, and the plan for when it is one. */
export function incidentControls({ owners, from, originals }: Terms): Controls<IncidentControlId> {
  const { executive, security } = owners;
  const terms = { from };
  return {
    "incidents-handled": defineControl({
      id: "incidents-handled",
      title: "Incidents are judged, contained, told of and learnt from",
      statement: says`
        Each quarter the security owner logs everything that was raised as a possible incident from the system that it is
        raised in, what intrusion alerts and lost devices raised among it, with the severity that each was given; whoever is affected is told at most ${incidentNotice} after the
        company knew, cause and lessons are written at most ${incidentReview} after the containment, and what they show is
        mended by its day.
      `,
      satisfies: [soc2("CC7.3"), soc2("CC7.4"), soc2("CC7.5"), soc2.supporting("CC2.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        incidentLogKind.require("incidents-handled", {
          title:
            "Log of everything raised as a possible incident or still open, as its source counts it, what intrusion alerts and lost devices raised among it: why it was none, or its severity; the days on which it was known, contained, restored and closed; the day on which whoever is affected was told; its cause and lessons, and the day on which they were written; what is to be mended, and by which day",
          every: months(3),
          firstDue: inWeek(terms, 11),
          orNone: true,
          reviewer: executive,
          parameters: [incidentNotice, incidentReview],
        }),
      ],
    }),
    "incident-plan-tested": defineControl({
      id: "incident-plan-tested",
      title: "The incident response plan is rehearsed",
      statement: says`
        At least every ${incidentExerciseInterval} the security owner plays an incident through by the plan around a table,
        and files the notes with what is to be mended.
      `,
      satisfies: [soc2("CC7.4"), soc2.supporting("CC7.5"), soc2.supporting("CC7.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        exercise("tabletop", {
          title:
            "Notes of a rehearsal of the incident response plan: the scenario, who took part, whether the objective was met, and what is to be mended by which day",
          every: incidentExerciseInterval,
          firstDue: inWeek(terms, 11),
          reviewer: executive,
          originals: `${originals.documents}, Incident exercises`,
        }),
      ],
    }),
    "incident-contacts-current": defineControl({
      id: "incident-contacts-current",
      title: "Whom to call in an incident is known",
      statement:
        "Each half-year the security owner tries the numbers on the list of whom to call in an incident, corrects it, puts it where everybody finds it, and signs it.",
      satisfies: [soc2.supporting("CC7.4"), soc2.supporting("CC2.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("incident-contacts-current", {
          title:
            "Signed list of whom to call for each severity of incident and by which number, tried, with the insurer, the lawyer and how customers are told, and where everybody finds the list",
          every: months(6),
          firstDue: inWeek(terms, 5),
          reviewer: executive,
          originals: `${originals.documents}, Incident contacts`,
        }),
      ],
    }),
  };
}
