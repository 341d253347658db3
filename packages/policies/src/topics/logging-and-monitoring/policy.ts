import { definePolicy, must, type Policy, should } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import { byAll, byPeople } from "../../shown-by.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { MonitoringControlId } from "./controls.ts";
import {
  activityDeliveryAge,
  alertReviewInterval,
  capacityReviewInterval,
  logRetention,
} from "./parameters.ts";

/** The logging and monitoring policy: what is recorded, how it is kept, and who looks at it. */
export function monitoringPolicy(terms: Terms, controls: Controls<MonitoringControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "logging-and-monitoring",
    title: "Logging and Monitoring Policy",
    owner: terms.owners.engineering,
    purpose:
      "To notice what goes wrong or is done wrongly while it can be mended, and to find out later what was done.",
    scope: "Every cloud account, every production system, and the logs that they write.",
    roles: {
      "engineering owner":
        "Has activity recorded and logs kept, watches production systems, and plans their capacity.",
      "security owner":
        "Reviews intrusion alerts, decides on each, and searches the logs for unusual activity.",
    },
    definitions: {
      "cloud account":
        "An account with which somebody can make and delete what the company runs, such as an AWS account or a project at another host.",
      apart: "Counted in days of the calendar, with weekends and holidays.",
      "change or delete":
        "Whoever can lift what forbids it may do so too. Where one person runs everything, only a lock that nobody can lift keeps a log from them.",
      "intrusion alert": "What a detector of intrusions says of cloud accounts or production systems.",
      "management event": "Somebody reading or changing what a cloud account is made of.",
      "production system": "A system that customers use, or that keeps their data.",
      "unusual activity":
        "What the searches look for, such as sign-ins from new places, failed sign-ins in a row, or new administrators.",
    },
    statements: [
      must("LOG-1")`
        The engineering owner has every cloud account record its management events in every region.
      `.by(controls["activity-logged"]),
      must("LOG-2")`
        The last delivery of the management events of every cloud account is at most ${activityDeliveryAge} old.
      `.by(controls["activity-logged"]),
      byAll(
        must("LOG-3")`
          The engineering owner keeps the logs of every cloud account and production system in one place for at least ${logRetention}.
        `,
        controls["logs-kept"],
      ),
      byPeople(
        must("LOG-4")`
          Nobody whose acts a log records may change or delete it before ${logRetention} are over.
        `,
        controls["logs-kept"],
      ),
      must("LOG-5")`
        The security owner reviews intrusion alerts on days that lie at most ${alertReviewInterval} apart.
      `.by(controls["alerts-reviewed"]),
      must("LOG-6")`
        The security owner decides for every intrusion alert whether it is harmless or raised as an incident.
      `.by(controls["alerts-reviewed"]),
      must("LOG-7")`
        The engineering owner has the availability and the errors of every production system watched by monitors that alert
        somebody.
      `.by(controls["infrastructure-monitored"]),
      byAll(
        must("LOG-8")`The security owner has the logs searched for unusual activity.`,
        controls["anomalies-detected"],
      ),
      byPeople(
        must("LOG-9")`
          The security owner writes down what each search has found, and what was done about it.
        `,
        controls["anomalies-detected"],
      ),
      must("LOG-10")`
        The engineering owner reviews the capacity of every production system at least every ${capacityReviewInterval}.
      `.by(controls["capacity-reviewed"]),
      must("LOG-11")`
        Each review of capacity compares what a system uses with what it has and with what is expected.
      `.by(controls["capacity-reviewed"]),
      should("LOG-12")`Systems write no password, key or token into a log.`,
    ],
  });
}
