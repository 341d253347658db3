import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { noTags } from "../../testing/judge.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { httpListeners } from "./http-listeners.ts";

const [balancers, listeners, rules] = [
  "elasticloadbalancing:DescribeLoadBalancers",
  "elasticloadbalancing:DescribeListeners",
  "elasticloadbalancing:DescribeRules",
] as const;
const tags = "tagging:GetResources";
const balancer = (name: string, Type = "application") => ({
  LoadBalancerArn: `arn:lb/${name}`,
  LoadBalancerName: name,
  Scheme: "internal",
  Type,
});
const redirect = (Protocol?: string) => ({
  Type: "redirect",
  RedirectConfig: { Protocol, Port: "443", StatusCode: "HTTP_301" },
});
const listener = (id: string, Protocol: string, ...DefaultActions: readonly object[]) => ({
  ListenerArn: `arn:${id}`,
  Protocol,
  Port: 80,
  DefaultActions,
});

let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript({ ...noTags, [balancers]: { LoadBalancers: [balancer("a")] }, ...script });
  const [listed] = await collectFrom(httpListeners, server.endpoint);
  return listed;
};

test("lists the listeners in plain HTTP, and asks for rules only where the default redirects to HTTPS", async () => {
  const listed = await collect({
    [balancers]: { LoadBalancers: [balancer("a"), balancer("n", "network"), balancer("g", "gateway")] },
    [listeners]: {
      Listeners: [
        listener("1", "HTTP", redirect("HTTPS")),
        listener("2", "HTTPS", { Type: "forward" }),
        listener("3", "HTTP", { Type: "forward" }),
        listener("4", "HTTP", redirect("#{protocol}")),
      ],
    },
    [rules]: ({ input }) =>
      input.Marker === undefined
        ? { Rules: [{ Actions: [redirect("HTTPS")] }, { Actions: [{ Type: "forward" }] }], NextMarker: "2" }
        : {
            Rules: [
              { Actions: [{ Type: "fixed-response" }] },
              { Actions: [redirect("HTTP")] },
              { Actions: [redirect("HTTPS")], IsDefault: true },
            ],
          },
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.calls).toEqual({ [balancers]: 1, [listeners]: 1, [rules]: 2, [tags]: 1 });
  const fields = { name: "a:80", loadBalancer: "a", scheme: "internal", port: 80 };
  const rest = { ...fields, tags: { state: "known", value: {} } };
  const plainRules = {
    state: "unreadable",
    problem: {
      code: "not-collected",
      message: "The rules of a listener whose default action does not redirect to HTTPS are not asked.",
      operation: rules,
    },
  };
  expect(listed?.items).toEqual([
    { id: "arn:1", ...rest, defaultAction: "redirect to HTTPS", plainRules: { state: "known", value: 2 } },
    { id: "arn:3", ...rest, defaultAction: "forward", plainRules },
    { id: "arn:4", ...rest, defaultAction: "redirect to #{protocol}", plainRules },
  ]);
});

test("rules that are denied or odd are unreadable; a listener that is gone is left out", async () => {
  const listed = await collect({
    [listeners]: {
      Listeners: ["denied", "gone", "odd"].map((id) => listener(id, "HTTP", redirect("HTTPS"))),
    },
    [rules]: ({ input: { ListenerArn: arn } }) => {
      if (arn === "arn:denied") return failure(rules, "AccessDenied", 403);
      return arn === "arn:gone" ? failure(rules, "ListenerNotFound", 400) : { Rules: [{ Actions: [] }] };
    },
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([
    { id: "arn:denied", plainRules: { problem: { code: "access-denied", permission: rules } } },
    { id: "arn:odd", plainRules: { problem: { message: `${rules} answered without an action.` } } },
  ]);
});

test("keeps the other load balancers when one's listeners are denied, odd or gone", async () => {
  const listed = await collect({
    [balancers]: { LoadBalancers: ["a", "denied", "gone", "odd"].map((name) => balancer(name)) },
    [listeners]: ({ input: { LoadBalancerArn: arn } }) => {
      if (arn === "arn:lb/denied") return failure(listeners, "AccessDenied", 403);
      if (arn === "arn:lb/gone") return failure(listeners, "LoadBalancerNotFound", 400);
      return { Listeners: [listener("1", "HTTP", arn === "arn:lb/odd" ? redirect() : { Type: "forward" })] };
    },
  });
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toMatchObject([
    { id: "arn:1", defaultAction: "forward" },
    { id: "arn:lb/denied", problem: { code: "access-denied", permission: listeners } },
    { id: "arn:lb/odd", problem: { message: `${listeners} answered without Protocol.` } },
  ]);
});

test("a denied listing is incomplete", async () => {
  const listed = await collect({ [balancers]: failure(balancers, "AccessDenied", 403) });
  expect(listed?.problem).toMatchObject({ code: "access-denied", permission: balancers });
});
