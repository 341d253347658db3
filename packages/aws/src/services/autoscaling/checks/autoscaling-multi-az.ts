import { atLeast, count, defineCheck, fact } from "@bylaw/core";
import { autoScalingGroups } from "../groups.ts";

export const autoscalingMultiAz = defineCheck({
  id: "aws/autoscaling-multi-az",
  title: "Auto Scaling group may launch instances in more than one Availability Zone",
  why: "When the only zone of a group fails, its instances are gone and no other can take their place.",
  fix: "In the console: EC2, Auto Scaling Groups, the group, Details, Network, Edit: subnets of another zone. Or: aws autoscaling update-auto-scaling-group --auto-scaling-group-name <group> --vpc-zone-identifier <subnet>,<subnet in another zone>. A load balancer of the group has to be enabled in that zone too.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { zones: atLeast(count(2)) },
  blindSpots: [
    "Where instances run now is not read, nor whether the group is suspended from launching any: a group of one instance runs in one zone, and starts again in another.",
    "Whether the zones offer the instance types, have addresses left, and are enabled on the load balancer is not read.",
    "A Local Zone or a Wavelength Zone counts as a zone.",
    "Groups that cover one zone each, as Kubernetes has them for EBS volumes, each fail: waive them where together they cover several.",
    "Instances that no group launched are not among these. Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Config: autoscaling-multiple-az, whose default is 2 zones",
      url: "https://docs.aws.amazon.com/config/latest/developerguide/autoscaling-multiple-az.html",
    },
  ],
  each: autoScalingGroups,
  appliesTo: ({ isBeingDeleted }) => !isBeingDeleted || "The group is being deleted.",
  assert: ({ availabilityZones }, { zones }) => [
    fact("Availability Zones", availabilityZones).hasLength(zones),
  ],
});
