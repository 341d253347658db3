import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { loadBalancers } from "./load-balancers.ts";

const [balancers, attributes, listeners] = [
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeLoadBalancerAttributes",
  "elasticloadbalancing:DescribeListeners",
] as const;
const tags = "tagging:GetResources";
const balancer = (name: string, Type = "application") => ({
  LoadBalancerArn: `arn:lb/${name}`,
  LoadBalancerName: name,
  Scheme: "internal",
  Type,
});
const set = (logs: string, protection = "false") => ({
  Attributes: [
    { Key: "deletion_protection.enabled", Value: protection },
    { Key: "access_logs.s3.enabled", Value: logs },
    { Key: "idle_timeout.timeout_seconds", Value: "60" },
  ],
});

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript({ ...noTags, [balancers]: { LoadBalancers: [balancer("a")] }, ...script });
  const [listed] = await collectFrom(loadBalancers, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });
const notAsked = {
  state: "unreadable",
  problem: {
    code: "not-collected",
    message:
      "The listeners of a load balancer are asked only where they say whether it can write access logs.",
    operation: listeners,
  },
};

test("one call for the attributes of each, and none for listeners of those that log or are no network ones", async () => {
  const listed = await collect({
    [balancers]: ({ input }) =>
      input.Marker === "2"
        ? { LoadBalancers: [balancer("g", "gateway")] }
        : { LoadBalancers: [balancer("a"), balancer("n", "network")], NextMarker: "2" },
    [attributes]: ({ input }) =>
      input.LoadBalancerArn === "arn:lb/g"
        ? { Attributes: [{ Key: "deletion_protection.enabled", Value: "true" }] }
        : set("true"),
    [tags]: { ResourceTagMappingList: [{ ResourceARN: "arn:lb/a", Tags: [{ Key: "env", Value: "p" }] }] },
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.calls).toEqual({ [balancers]: 2, [attributes]: 3, [tags]: 1 });
  const fields = { scheme: "internal", accessLogs: known(true), deletionProtection: known(false) };
  const rest = { ...fields, hasTlsListener: notAsked };
  expect(listed?.items).toEqual([
    { id: "arn:lb/a", name: "a", type: "application", ...rest, tags: known({ env: "p" }) },
    {
      id: "arn:lb/g",
      name: "g",
      type: "gateway",
      ...rest,
      accessLogs: {
        state: "unreadable",
        problem: {
          code: "schema-mismatch",
          message: `${attributes} answered without access_logs.s3.enabled.`,
          operation: attributes,
        },
      },
      deletionProtection: known(true),
      tags: known({}),
    },
    { id: "arn:lb/n", name: "n", type: "network", ...rest, tags: known({}) },
  ]);
});

test("asks a network load balancer without access logs whether it ends TLS", async () => {
  const listed = await collect({
    [balancers]: { LoadBalancers: ["a", "b", "c", "d"].map((name) => balancer(name, "network")) },
    [attributes]: set("false"),
    [listeners]: ({ input: { LoadBalancerArn: arn } }) => {
      if (arn === "arn:lb/c") return failure(listeners, "AccessDenied", 403);
      if (arn === "arn:lb/d") return { Listeners: [{ ListenerArn: "arn:l" }] };
      return { Listeners: [{ Protocol: "TCP" }, { Protocol: arn === "arn:lb/a" ? "TLS" : "UDP" }] };
    },
  });
  expect(listed?.calls[listeners]).toBe(4);
  expect(listed?.items).toMatchObject([
    { name: "a", hasTlsListener: known(true) },
    { name: "b", hasTlsListener: known(false) },
    { name: "c", hasTlsListener: { problem: { code: "access-denied", permission: listeners } } },
    { name: "d", hasTlsListener: { problem: { message: `${listeners} answered without Protocol.` } } },
  ]);
});

test("attributes that are denied or odd are unreadable, and the others are not", async () => {
  const listed = await collect({
    [balancers]: { LoadBalancers: ["denied", "gone", "odd"].map((name) => balancer(name)) },
    [attributes]: ({ input: { LoadBalancerArn: arn } }) => {
      if (arn === "arn:lb/denied") return failure(attributes, "AccessDenied", 403);
      return arn === "arn:lb/gone" ? failure(attributes, "LoadBalancerNotFound", 400) : set("yes", "true");
    },
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([
    {
      name: "denied",
      accessLogs: { problem: { code: "access-denied", permission: attributes } },
      deletionProtection: { problem: { code: "access-denied", permission: attributes } },
    },
    {
      name: "odd",
      accessLogs: { problem: { message: `${attributes} answered access_logs.s3.enabled with "yes".` } },
      deletionProtection: known(true),
    },
  ]);
});

test("a denied listing is incomplete, and one without a type is unreadable", async () => {
  const denied = await collect({ [balancers]: failure(balancers, "AccessDenied", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: balancers });
  await server.stop();
  const odd = await collect({ [balancers]: { LoadBalancers: [{ LoadBalancerArn: "arn:lb/x" }] } });
  expect(odd?.items).toMatchObject([
    { id: "arn:lb/x", problem: { message: `${balancers} answered without Type.` } },
  ]);
  await server.stop();
  const other = await collect({
    [balancers]: { LoadBalancers: [{ LoadBalancerArn: "arn:lb/x", Type: "" }] },
  });
  expect(other?.items).toMatchObject([
    { id: "arn:lb/x", problem: { message: `${balancers} answered Type with an unknown word, "".` } },
  ]);
});
