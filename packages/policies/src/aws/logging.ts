import { cloudtrailMultiRegion } from "@bylaw/aws";
import { attested, defineControl, months, says, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../terms.ts";
import { activityDeliveryAge } from "../topics/logging-and-monitoring/parameters.ts";

/** What AWS verifies of the logging and monitoring policy, and what people show of cloud accounts that no check reads. */
export function awsMonitoringControls({
  owners: { engineering, security },
  from,
  originals,
}: Terms): Controls<"activity-logged"> {
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
  };
}
