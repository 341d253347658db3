import { known } from "@bylaw/core/provider";
import type { Ec2Instance } from "./instances.ts";

/** As it should be. */
export const instance: Ec2Instance = {
  id: "arn:aws:ec2:eu-west-1:111111111111:instance/i-1",
  name: "web",
  state: "running",
  metadataEnabled: known(true),
  metadataTokenRequired: known(true),
  publicAddresses: known([]),
  instanceProfile: known("arn:aws:iam::111111111111:instance-profile/web"),
  tags: known({ Name: "web" }),
};

/** The same as AWS tells it. */
export function listedInstance(change: object = {}): object {
  return {
    InstanceId: "i-1",
    State: { Code: 16, Name: "running" },
    MetadataOptions: { State: "applied", HttpTokens: "required", HttpEndpoint: "enabled" },
    NetworkInterfaces: [
      { NetworkInterfaceId: "eni-1", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.1" }] },
    ],
    IamInstanceProfile: { Arn: "arn:aws:iam::111111111111:instance-profile/web", Id: "AIPA" },
    Tags: [{ Key: "Name", Value: "web" }],
    ...change,
  };
}

/** An answer in which each instance has a reservation of its own. */
export function reservations(...instances: readonly object[]) {
  return { Reservations: instances.map((one, index) => ({ ReservationId: `r-${index}`, Instances: [one] })) };
}
