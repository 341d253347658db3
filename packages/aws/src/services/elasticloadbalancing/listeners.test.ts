import { afterEach, describe, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { loadBalancerListeners } from "./listeners.ts";

const elb = "elasticloadbalancing:";
const [balancers, listeners, policies] = [
  `${elb}DescribeLoadBalancers`,
  `${elb}DescribeListeners`,
  `${elb}DescribeSSLPolicies`,
];
const tags = "tagging:GetResources";
const balancer = (name: string, Type = "application") => ({
  LoadBalancerArn: `arn:lb/${name}`,
  LoadBalancerName: name,
  Scheme: "internal",
  Type,
});
const listener = (id: string, Protocol: string, SslPolicy?: string) => ({
  ListenerArn: `arn:${id}`,
  Protocol,
  Port: 443,
  SslPolicy,
});
const policy = (Name: string, ...SslProtocols: readonly string[]) => ({ Name, SslProtocols });

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript({ ...noTags, [balancers]: { LoadBalancers: [balancer("a")] }, ...script });
  const [listed] = await collectFrom(loadBalancerListeners, server.endpoint);
  return listed;
};
const known = (amount: string) => ({ state: "known", value: { unit: "tls", amount } });
const unreadable = (code: string, message: string, operation: string) => ({
  state: "unreadable",
  problem: { code, message, operation },
});

describe("loadBalancerListeners", () => {
  test("takes the weakest protocol of the policy, as AWS tells it", async () => {
    const listed = await collect({
      [listeners]: {
        Listeners: [
          listener("1", "HTTPS", "p13"),
          listener("2", "TLS", "p12"),
          listener("3", "HTTPS", "p10"),
          listener("4", "HTTPS", "p3"),
          listener("5", "HTTPS", "p2"),
          listener("6", "HTTPS", "p11"),
        ],
      },
      [policies]: {
        SslPolicies: [
          policy("p13", "TLSv1.3"),
          policy("p12", "TLSv1.3", "TLSv1.2"),
          policy("p11", "TLSv1.1", "TLSv1.2"),
          policy("p10", "TLSv1.2", "TLSv1", "TLSv1.1"),
          policy("p3", "SSLv3", "TLSv1.2"),
          policy("p2", "TLSv1.2", "SSLv2"),
        ],
      },
    });
    const found = listed?.items as readonly { readonly minimumTls: unknown }[];
    expect(found.map((one) => one.minimumTls)).toEqual(
      ["1.3", "1.2", "1.0", "ssl3", "ssl2", "1.1"].map(known),
    );
    expect(found[0]).toEqual({
      id: "arn:1",
      name: "a:443",
      loadBalancer: "a",
      loadBalancerType: "application",
      scheme: "internal",
      protocol: "HTTPS",
      port: 443,
      sslPolicy: "p13",
      minimumTls: known("1.3"),
      tags: { state: "known", value: {} },
    });
    expect(listed?.calls).toEqual({ [balancers]: 1, [listeners]: 1, [policies]: 1, [tags]: 1 });
  });

  test("asks for policies once, whatever the number of load balancers, and over several pages", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `lb-${index}`);
    const listed = await collect({
      [balancers]: { LoadBalancers: [...names.map((name) => balancer(name))] },
      [listeners]: ({ input }) => ({
        Listeners: [listener(String(input.LoadBalancerArn), "HTTPS", "second")],
      }),
      [policies]: ({ input }) =>
        input.Marker === undefined
          ? { SslPolicies: [policy("first", "TLSv1")], NextMarker: "m" }
          : { SslPolicies: [policy("second", "TLSv1.3")] },
    });
    expect(listed?.items).toHaveLength(30);
    expect(listed?.calls).toEqual({ [balancers]: 1, [listeners]: 30, [policies]: 2, [tags]: 1 });
  });

  test("does not ask for policies when nobody ends TLS", async () => {
    const listed = await collect({
      [listeners]: { Listeners: [listener("1", "HTTP"), listener("2", "TCP_UDP")] },
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.calls[policies]).toBeUndefined();
  });

  test("is unreadable where the policy cannot be told", async () => {
    const listed = await collect({
      [listeners]: {
        Listeners: [
          listener("1", "HTTPS", "gone"),
          listener("2", "HTTPS", "new"),
          listener("3", "HTTPS", "none"),
          listener("4", "HTTPS"),
          listener("5", "SCTP"),
        ],
      },
      [policies]: { SslPolicies: [policy("new", "TLSv1.3", "TLSv1.4"), policy("none")] },
    });
    const found = listed?.items as readonly { readonly minimumTls: unknown }[];
    expect(found.map((one) => one.minimumTls)).toEqual([
      unreadable("schema-mismatch", `${policies} answered without the policy gone.`, policies),
      unreadable("schema-mismatch", `${policies} named an unknown protocol, TLSv1.4.`, policies),
      unreadable("schema-mismatch", `${policies} answered without protocols of none.`, policies),
      unreadable(
        "schema-mismatch",
        `${listeners} answered without SslPolicy for a listener of the protocol HTTPS.`,
        listeners,
      ),
      unreadable(
        "schema-mismatch",
        `${listeners} answered without SslPolicy for a listener of the protocol SCTP.`,
        listeners,
      ),
    ]);
  });

  test("keeps the others when policies or one load balancer's listeners are denied", async () => {
    const listed = await collect({
      [balancers]: { LoadBalancers: [balancer("a"), balancer("b"), balancer("g", "gateway")] },
      [listeners]: ({ input }) =>
        input.LoadBalancerArn === "arn:lb/a"
          ? failure(listeners, "AccessDenied", 403)
          : input.LoadBalancerArn === "arn:lb/g"
            ? { Listeners: [{ ListenerArn: "arn:g1" }] }
            : { Listeners: [listener("b1", "HTTPS", "p"), listener("b2", "HTTP")] },
      [policies]: failure(policies, "AccessDenied", 403),
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([
      { id: "arn:b1", minimumTls: { problem: { code: "access-denied", permission: policies } } },
      { id: "arn:b2", minimumTls: { problem: { code: "not-collected" } } },
      { id: "arn:g1", name: "g", loadBalancerType: "gateway" },
      { id: "arn:lb/a", problem: { code: "access-denied", permission: listeners } },
    ]);
  });

  test("a listener under what is no ARN is unreadable: nobody could say which it is", async () => {
    const listed = await collect({
      [listeners]: { Listeners: [{ ...listener("1", "HTTP"), ListenerArn: "-1" }] },
    });
    expect(listed?.items).toMatchObject([
      { id: "arn:lb/a", problem: { message: `${listeners} answered ListenerArn in an unknown form.` } },
    ]);
  });

  test("a load balancer that is gone since it was listed is left out", async () => {
    const listed = await collect({
      [balancers]: { LoadBalancers: [balancer("gone"), balancer("here")] },
      [listeners]: ({ input }) =>
        input.LoadBalancerArn === "arn:lb/gone"
          ? failure(listeners, "LoadBalancerNotFound", 400)
          : { Listeners: [listener("1", "HTTP")] },
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([{ id: "arn:1" }]);
  });

  test("C17: a listener has the tags of its load balancer, read for a region at once", async () => {
    const listed = await collect({
      [balancers]: { LoadBalancers: [balancer("a"), balancer("b")] },
      [listeners]: ({ input }) => ({ Listeners: [listener(String(input.LoadBalancerArn), "HTTP")] }),
      [tags]: {
        ResourceTagMappingList: [{ ResourceARN: "arn:lb/a", Tags: [{ Key: "env", Value: "prod" }] }],
        PaginationToken: "",
      },
    });
    expect(listed?.items).toMatchObject([
      { tags: { state: "known", value: { env: "prod" } } },
      { tags: { state: "known", value: {} } },
    ]);
    expect(listed?.calls[tags]).toBe(1);
    expect(server.asked.find(({ operation }) => operation === tags)?.input).toEqual({
      ResourceTypeFilters: ["elasticloadbalancing:loadbalancer"],
      ResourcesPerPage: 100,
    });
  });

  test("C17: tags that are denied are unreadable, and nothing else is", async () => {
    const listed = await collect({
      [listeners]: { Listeners: [listener("1", "HTTP")] },
      [tags]: failure(tags, "AccessDeniedException", 400),
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([
      { tags: { problem: { code: "access-denied", permission: "tag:GetResources" } } },
    ]);
  });
});
