import {
  cloudtrailMultiRegion,
  cloudwatchAlarmActions,
  guarddutyEnabled,
  logGroupRetention,
} from "@bylaw/aws";
import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../terms.ts";
import { monitoringControls } from "../topics/logging-and-monitoring/controls.ts";
import { activityDeliveryAge, logRetention } from "../topics/logging-and-monitoring/parameters.ts";
import { readBeside } from "./beside.ts";

/** What AWS verifies of the logging and monitoring policy, and what people show of what no check reads. */
export function awsMonitoringControls(
  terms: Terms,
): Controls<"activity-logged" | "logs-kept" | "infrastructure-monitored" | "anomalies-detected"> {
  const {
    owners: { engineering, security },
    from,
    originals,
  } = terms;
  const people = monitoringControls(terms);
  return {
    "activity-logged": defineControl({
      id: "activity-logged",
      title: "Cloud accounts record what is done in them",
      statement: says`
        In every AWS account that is read a trail records all management events of every region and last delivered them at
        most ${activityDeliveryAge} ago; each quarter the engineering owner lists the cloud accounts that no check reads,
        with the same of their audit logs, and signs the list.
      `,
      satisfies: [soc2("CC7.2"), soc2.supporting("CC7.3"), soc2.supporting("CC4.1")],
      owner: engineering,
      implementedFrom: from,
      checks: [cloudtrailMultiRegion.with({ maxDeliveryAge: activityDeliveryAge })],
      evidence: [
        attested("unread-activity", {
          title:
            "Signed list of the cloud accounts that no check reads, even if there are none, with the settings of their audit logs, by region, showing that management events are recorded and how old their last delivery is",
          every: months(3),
          firstDue: inWeek({ from }, 1),
          reviewer: security,
          originals: `${originals.documents}, Audit logs`,
          parameters: [activityDeliveryAge],
        }),
      ],
    }),
    "logs-kept": readBeside(
      people["logs-kept"],
      says`
        Every log group in the AWS accounts that are read, but one that only passes log events on, keeps its log events for at least
        ${logRetention}, whatever copies of them lie elsewhere; each half-year the engineering owner reads from the settings of
        the place where logs are kept that those of every cloud account and production system are there for at least ${logRetention},
        reads that nobody whose acts they record may change them before then, and files a copy of the settings.
      `,
      [logGroupRetention.with({ retention: logRetention })],
    ),
    "anomalies-detected": readBeside(
      people["anomalies-detected"],
      "In every region that is read of the AWS accounts that are read GuardDuty is on; each quarter the security owner lists the searches that look through the logs for unusual activity, with what each has found since the list before and what was done about it, and signs the list.",
      [guarddutyEnabled],
    ),
    "infrastructure-monitored": readBeside(
      people["infrastructure-monitored"],
      "Every CloudWatch alarm in the AWS accounts that are read has an action when it goes off, and its actions are enabled, or it is an input of composite alarms that go off with it; each quarter the engineering owner takes a picture of the monitors that watch the availability and the errors of every production system, with whom each alerts, and files it.",
      [cloudwatchAlarmActions],
    ),
  };
}
