import { SecurityPolicy } from "@aws-sdk/client-api-gateway";
import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { apiGatewayDomainNames } from "./domain-names.ts";

const operation = "apigateway:GetDomainNames";
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript(script);
  const [listing] = await collectFrom(apiGatewayDomainNames, server.endpoint);
  return listing;
};
const one = (domainName: string, securityPolicy?: string, change: object = {}) => ({
  domainName,
  endpointConfiguration: { types: ["REGIONAL"] },
  ...(securityPolicy !== undefined && { securityPolicy }),
  ...change,
});
const from = (amount: string) => ({ state: "known", value: { unit: "tls", amount } });

test("lists every name to the last page", async () => {
  const own = "arn:aws:apigateway:eu-west-1:111111111111:/domainnames/b.example+x1";
  const listing = await listed({
    [operation]: ({ input }) =>
      input.position === "2"
        ? { items: [one("b.example", "TLS_1_2", { domainNameArn: own, tags: { env: "prod" } })] }
        : { items: [one("a.example", "TLS_1_0")], position: "2" },
  });
  expect(listing?.problem).toBeUndefined();
  expect(listing?.calls).toEqual({ [operation]: 2 });
  const known = (value: unknown) => ({ state: "known", value });
  expect(listing?.items).toEqual([
    {
      id: own,
      name: "b.example",
      endpointTypes: ["REGIONAL"],
      securityPolicy: known("TLS_1_2"),
      minimumTls: from("1.2"),
      tags: known({ env: "prod" }),
    },
    {
      id: "arn:aws:apigateway:eu-west-1::/domainnames/a.example",
      name: "a.example",
      endpointTypes: ["REGIONAL"],
      securityPolicy: known("TLS_1_0"),
      minimumTls: from("1.0"),
      tags: known({}),
    },
  ]);
});

test("reads the version out of every policy that the SDK knows", async () => {
  const policies = Object.values(SecurityPolicy);
  const listing = await listed({ [operation]: { items: policies.map((policy) => one(policy, policy)) } });
  const read = listing?.items.map((item) => item as { name: string; minimumTls: unknown }) ?? [];
  const versions = new Map(read.map(({ name, minimumTls }) => [name, minimumTls]));
  const versionOf = (policy: string) => {
    if (policy === "TLS_1_0") return "1.0";
    return policy.startsWith("SecurityPolicy_TLS13_1_3") || policy === "SecurityPolicy_TLS13_2025_EDGE"
      ? "1.3"
      : "1.2";
  };
  for (const policy of policies)
    expect([policy, versions.get(policy)]).toEqual([policy, from(versionOf(policy))]);
});

test("a policy that AWS does not tell, or of another kind, is unreadable", async () => {
  const listing = await listed({ [operation]: { items: [one("a", "SecurityPolicy_TLS14_1"), one("b")] } });
  expect(listing?.items).toMatchObject([
    {
      minimumTls: {
        problem: { message: `${operation} named a security policy of another kind, SecurityPolicy_TLS14_1.` },
      },
    },
    { minimumTls: { problem: { message: `${operation} answered without securityPolicy.` } } },
  ]);
});

test("no name at all is an answer without the list; a denied listing is incomplete", async () => {
  const empty = await listed({ [operation]: {} });
  expect([empty?.problem, empty?.items]).toEqual([undefined, []]);
  await server.stop();
  const denied = await listed({ [operation]: failure(operation, "AccessDeniedException", 403) });
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: "apigateway:GET" });
  await server.stop();
  const odd = await listed({ [operation]: { items: [{ domainName: "x" }] } });
  expect(odd?.items).toMatchObject([
    { problem: { message: `${operation} answered without endpointConfiguration.` } },
  ]);
});
