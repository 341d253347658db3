import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { listedInstance, reservations } from "./instance.fixture.ts";
import { ec2Instances } from "./instances.ts";

const operation = "ec2:DescribeInstances";
const known = (value: unknown) => ({ state: "known", value });

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  const [listed] = await collectFrom(ec2Instances, server.endpoint);
  return listed;
};
const one = async (change: object) =>
  (await collect({ [operation]: reservations(listedInstance(change)) }))?.items[0];

test("tells an instance as it is", async () => {
  expect(await one({})).toEqual({
    id: "arn:aws:ec2:eu-west-1:111111111111:instance/i-1",
    name: "web",
    state: "running",
    metadataEnabled: known(true),
    metadataTokenRequired: known(true),
    publicAddresses: known([]),
    instanceProfile: known("arn:aws:iam::111111111111:instance-profile/web"),
    tags: known({ Name: "web" }),
  });
});

test("asks a thousand at once, to the last page, and for those that AWS manages", async () => {
  const several = {
    ReservationId: "r",
    Instances: ["i-1", "i-2"].map((InstanceId) => listedInstance({ InstanceId })),
  };
  const listed = await collect({
    [operation]: ({ input }) =>
      input.NextToken === "2"
        ? reservations(listedInstance({ InstanceId: "i-3" }))
        : { Reservations: [several], NextToken: "2" },
  });
  expect(listed?.items).toHaveLength(3);
  expect(listed?.calls).toEqual({ [operation]: 2 });
  const [asked] = server.asked.filter((call) => call.operation === operation);
  expect(asked?.input).toMatchObject({ MaxResults: "1000", IncludeManagedResources: "true" });
});

test("tells each public address once, of whichever interface", async () => {
  const at = (PublicIp: string) => ({ Association: { PublicIp } });
  const NetworkInterfaces = [
    { ...at("198.51.100.1"), PrivateIpAddresses: [at("198.51.100.1"), at("198.51.100.2")] },
    {
      PrivateIpAddresses: [{ Association: { CarrierIp: "198.51.100.3" } }, { PrivateIpAddress: "10.0.0.2" }],
    },
  ];
  expect(await one({ PublicIpAddress: "198.51.100.1", NetworkInterfaces })).toMatchObject({
    publicAddresses: known(["198.51.100.1", "198.51.100.2", "198.51.100.3"]),
  });
});

test("no instance profile is absent, and one without an ARN is unreadable", async () => {
  expect(await one({ IamInstanceProfile: undefined })).toMatchObject({
    instanceProfile: { state: "absent", operation, code: "no IamInstanceProfile" },
  });
  await server.stop();
  expect(await one({ IamInstanceProfile: { Id: "AIPA" } })).toMatchObject({
    instanceProfile: { state: "unreadable", problem: { code: "schema-mismatch" } },
  });
});

test.each([
  ["MetadataOptions", { MetadataOptions: undefined }, ["metadataEnabled", "metadataTokenRequired"]],
  ["HttpTokens", { MetadataOptions: { HttpEndpoint: "enabled" } }, ["metadataTokenRequired"]],
  ["HttpEndpoint", { MetadataOptions: { HttpTokens: "required" } }, ["metadataEnabled"]],
  ["NetworkInterfaces", { NetworkInterfaces: undefined }, ["publicAddresses"]],
  ["PrivateIpAddresses", { NetworkInterfaces: [{ NetworkInterfaceId: "eni-1" }] }, ["publicAddresses"]],
])("without %s that value alone is unreadable", async (field, change, unread) => {
  const item = (await one(change)) as Readonly<
    Record<string, { readonly state?: string; readonly problem?: object }>
  >;
  const states = Object.entries(item).filter(([, value]) => value.state === "unreadable");
  expect(states.map(([name]) => name).sort()).toEqual([...unread].sort());
  for (const [, { problem }] of states)
    expect(problem).toMatchObject({ message: `${operation} answered without ${field}.` });
});

test("one without a state is unreadable, and the others are not", async () => {
  const listed = await collect({
    [operation]: reservations(listedInstance({ State: {} }), listedInstance({ InstanceId: "i-2" })),
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([
    { problem: { message: `${operation} answered without State.` } },
    { state: "running" },
  ]);
});

test.each([
  [
    "one without its id",
    reservations(listedInstance({ InstanceId: undefined })),
    "answered without InstanceId.",
  ],
  [
    "a reservation without the list",
    { Reservations: [{ ReservationId: "r" }] },
    "answered without Instances.",
  ],
  ["an answer without the list", {}, "answered without Reservations."],
  ["a denial", failure(operation, "UnauthorizedOperation", 403), "was denied (UnauthorizedOperation)."],
])("%s ends it", async (_, said, message) => {
  expect((await collect({ [operation]: said }))?.problem?.message).toBe(`${operation} ${message}`);
});
