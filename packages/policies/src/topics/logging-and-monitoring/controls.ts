import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { meeting, screenshot } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { alertTriageKind, logKeepingKind } from "./kinds.ts";
import {
  activityDeliveryAge,
  alertReviewInterval,
  capacityReviewInterval,
  logRetention,
} from "./parameters.ts";

export type MonitoringControlId =
  | "activity-logged"
  | "logs-kept"
  | "alerts-reviewed"
  | "infrastructure-monitored"
  | "anomalies-detected"
  | "capacity-reviewed";

/** What is recorded and kept, and who looks at it. */
export function monitoringControls({ owners, from, originals }: Terms): Controls<MonitoringControlId> {
  const { security, engineering } = owners;
  const terms = { from };
  return {
    "activity-logged": defineControl({
      id: "activity-logged",
      title: "Cloud accounts record what is done in them",
      statement: says`
        Each quarter the engineering owner copies the settings of the audit log of every cloud account, by region, from its
        console, with its last delivery, which is at most ${activityDeliveryAge} old, and signs the copy.
      `,
      satisfies: [soc2("CC7.2"), soc2.supporting("CC7.3"), soc2.supporting("CC4.1")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        attested("activity-logged", {
          title:
            "Signed copy of the settings of the audit log of every cloud account, by region, showing that management events are recorded and how old their last delivery is",
          every: months(3),
          firstDue: inWeek(terms, 1),
          reviewer: security,
          originals: `${originals.documents}, Audit logs`,
          parameters: [activityDeliveryAge],
        }),
      ],
    }),
    "logs-kept": defineControl({
      id: "logs-kept",
      title: "Logs are kept in one place, out of reach of those whose acts they record",
      statement: says`
        Each half-year the engineering owner reads from the settings of the place where logs are kept that those of every
        cloud account and production system are there for at least ${logRetention}, reads that nobody
        whose acts they record may change them before then, and files a copy of the settings.
      `,
      satisfies: [soc2("CC7.2"), soc2.supporting("CC7.3")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        logKeepingKind.require("logs-kept", {
          title:
            "Copy of the settings of the one place where the logs of every cloud account and production system are kept, showing for how long, whose acts each records, and who may change or delete it before then, or lift what forbids it",
          every: months(6),
          firstDue: inWeek(terms, 9),
          reviewer: security,
          originals: `${originals.documents}, Logs`,
          parameters: [logRetention],
        }),
      ],
    }),
    "alerts-reviewed": defineControl({
      id: "alerts-reviewed",
      title: "Intrusion alerts are reviewed and decided on",
      statement: says`
        On days that lie at most ${alertReviewInterval} apart the security owner reviews the alerts of the intrusion
        detector and decides which are harmless and which are raised as an incident; each month the log of this is filed.
      `,
      satisfies: [soc2("CC7.2"), soc2("CC7.3")],
      owner: security,
      implementedFrom: from,
      evidence: [
        alertTriageKind.require("alerts-reviewed", {
          title:
            "Log of the days, since the log before, on which intrusion alerts were reviewed, with by whom, how many alerts there were, how many were harmless and how many were raised as an incident",
          every: months(1),
          firstDue: inWeek(terms, 4),
          reviewer: engineering,
          parameters: [alertReviewInterval],
        }),
      ],
    }),
    "infrastructure-monitored": defineControl({
      id: "infrastructure-monitored",
      title: "Availability and errors are watched",
      statement:
        "Each quarter the engineering owner takes a picture of the monitors that watch the availability and the errors of every production system, with whom each alerts, and files it.",
      satisfies: [soc2("CC7.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        screenshot("infrastructure-monitored", {
          title:
            "Picture of the monitors of the availability and the errors of every production system, with whom each alerts",
          every: months(3),
          firstDue: inWeek(terms, 2),
          reviewer: security,
          originals: `${originals.documents}, Monitors`,
        }),
      ],
    }),
    "anomalies-detected": defineControl({
      id: "anomalies-detected",
      title: "Logs are searched for unusual activity",
      statement:
        "Each quarter the security owner lists the searches that look through the logs for unusual activity, with what each has found since the list before and what was done about it, and signs the list.",
      satisfies: [soc2("CC7.2")],
      owner: security,
      implementedFrom: from,
      evidence: [
        attested("anomalies-detected", {
          title:
            "Signed list of the searches that look through the logs for unusual activity, with what each has found since the list before and what was done about it",
          every: months(3),
          firstDue: inWeek(terms, 7),
          reviewer: engineering,
          originals: `${originals.documents}, Log searches`,
        }),
      ],
    }),
    "capacity-reviewed": defineControl({
      id: "capacity-reviewed",
      title: "Capacity is reviewed against what will be needed",
      statement: says`
        At least every ${capacityReviewInterval} the engineering owner compares what every production system uses with what
        it has and with what is expected, decides what is added, and files the minutes.
      `,
      satisfies: [soc2("A1.1"), soc2.supporting("CC7.2")],
      owner: engineering,
      implementedFrom: from,
      evidence: [
        meeting("capacity-reviewed", {
          title:
            "Minutes of a review of the capacity of every production system: what it uses, what it has, what is expected, and what was decided",
          every: capacityReviewInterval,
          firstDue: inWeek(terms, 9),
          reviewer: security,
          originals: `${originals.documents}, Capacity`,
        }),
      ],
    }),
  };
}
