import type { Collector, Observed } from "@bylaw/core";
import { absent, defineCollector, describeEach, observed, ReadError, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { ec2Arn, tagged } from "./resource.ts";

const operation = "ec2:DescribeInstances";
const states = ["pending", "running", "stopping", "stopped", "shutting-down", "terminated"] as const;

const schema = z.object({
  /** The instance's ARN. */
  id: z.string(),
  /** Its tag `Name`. */
  name: z.string().exactOptional(),
  state: z.enum(states),
  /** Whether anything answers at its metadata address. */
  metadataEnabled: observed(z.boolean()),
  /** Whether that answers only who shows a token, as version 2 demands. */
  metadataTokenRequired: observed(z.boolean()),
  /** Its public IPv4 addresses, and those of a carrier, of all its network interfaces. */
  publicAddresses: observed(z.array(z.string())),
  /** The ARN of the instance profile through which it has a role. Absent where it has none. */
  instanceProfile: observed(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface Ec2Instance extends z.infer<typeof schema> {}
type Instance = NonNullable<ItemOf<typeof operation, "Reservations">["Instances"]>[number];

/** Every EC2 instance of a region, those that services of AWS manage too. AWS tells terminated ones for about an hour. */
export const ec2Instances: Collector<Ec2Instance> = defineCollector({
  id: "aws/ec2-instances",
  resource: "EC2 instance",
  provider: awsKind,
  per: "region",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    const arnOf = (instance: Instance) =>
      ec2Arn(session, "instance", answerOf(operation, instance)("InstanceId"));
    yield* describeEach(1, listInstances(session), arnOf, async (instance) => {
      const field = answerOf(operation, instance);
      const state = wordOf(operation, "State", field("State").Name, states);
      const option = (key: "HttpEndpoint" | "HttpTokens") => optionInForce(instance, state, key);
      return {
        id: arnOf(instance),
        ...tagged(operation, instance.Tags),
        state,
        metadataEnabled: readable(() => option("HttpEndpoint") !== "disabled"),
        metadataTokenRequired: readable(() => option("HttpTokens") === "required"),
        publicAddresses: readable(() => publicAddressesOf(instance)),
        instanceProfile: profileOf(instance),
      };
    });
  },
});

async function* listInstances(session: AwsSession): AsyncGenerator<Instance> {
  const input = { MaxResults: 1000, IncludeManagedResources: true };
  for await (const reservation of session.items(operation, "Reservations", input))
    yield* answerOf(operation, reservation)("Instances");
}

/** AWS tells of a change before the machine acts by it: EC2 API, "InstanceMetadataOptionsResponse", read 2026-11. */
function optionInForce(
  instance: Instance,
  state: (typeof states)[number],
  key: "HttpEndpoint" | "HttpTokens",
): string {
  const options = answerOf(operation, instance)("MetadataOptions");
  const option = answerOf(operation, options)(key);
  if (state !== "running" || options.State !== "pending") return option;
  const message = `${operation} answered MetadataOptions that are pending: what the instance still does is not told.`;
  throw new ReadError({ code: "stale-evidence", message, operation });
}

/** True while it exists: an instance that is going or gone has lost its role and its addresses. */
export function isThere({ state }: Ec2Instance): true | string {
  return (state !== "shutting-down" && state !== "terminated") || `It is ${state}.`;
}

/** AWS tells an address as the instance's own and at the interface. One of a further interface is told there alone. */
function publicAddressesOf(instance: Instance): string[] {
  const interfaces = answerOf(operation, instance)("NetworkInterfaces");
  const told = interfaces.flatMap((one) => [
    one.Association,
    ...answerOf(operation, one)("PrivateIpAddresses").map(({ Association }) => Association),
  ]);
  const all = [instance.PublicIpAddress, ...told.flatMap((one) => [one?.PublicIp, one?.CarrierIp])];
  return [...new Set(all.flatMap((one) => (one === undefined || one === "" ? [] : [one])))];
}

function profileOf({ IamInstanceProfile: profile }: Instance): Observed<string> {
  // "The IAM instance profile associated with the instance, if applicable."
  if (profile === undefined) return absent(operation, "no IamInstanceProfile");
  return readable(() => answerOf(operation, profile)("Arn"));
}
