import { asFarAsRead, defineView, from, type View } from "@bylaw/core";
import { type SsmNode, ssmNodes } from "../ssm/nodes.ts";
import { type Ec2Instance, ec2Instances } from "./instances.ts";

/** An instance, with whether Systems Manager hears of it. */
export interface ManagedInstance extends Ec2Instance {
  /** Absent where Systems Manager does not know the instance. */
  readonly pingStatus: SsmNode["pingStatus"];
}

/** Every EC2 instance of a region, with what Systems Manager last heard of its agent. */
export const managedInstances: View<ManagedInstance> = defineView({
  id: "aws/ec2-managed-instances",
  resource: "EC2 instance",
  each: ec2Instances,
  using: { nodes: asFarAsRead(ssmNodes) },
  derive: (instance, { nodes }) => ({
    ...instance,
    pingStatus: from(
      nodes.find(({ id }) => id === instance.id),
      (node) => node.pingStatus,
    ),
  }),
});
