import type { Estate } from "../../testing/estate.ts";
import { listedGroup, page } from "./group.fixture.ts";

const operation = "autoscaling:DescribeAutoScalingGroups";

export const estate: Estate = {
  sound: { [operation]: page(listedGroup()) },
  weak: { [operation]: page(listedGroup({ AvailabilityZones: ["eu-west-1a"], HealthCheckType: "EC2" })) },
};
