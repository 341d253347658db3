import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { httpApiStages, restApiStages } from "./stages.ts";

const [rest, restStages, others, otherStages] = [
  "apigateway:GetRestApis",
  "apigateway:GetStages",
  "apigatewayv2:GetApis",
  "apigatewayv2:GetStages",
] as const;
let server: ScriptedAws;
afterEach(() => server.stop());
const listed = async (script: Script) => {
  server = await startScript({ [rest]: { items: [] }, [others]: { Items: [] }, ...script });
  const [http] = await collectFrom(httpApiStages, server.endpoint);
  const [rests] = await collectFrom(restApiStages, server.endpoint);
  return { http, rests, items: [...(http?.items ?? []), ...(rests?.items ?? [])] };
};
const api = (ApiId: string, ProtocolType = "HTTP") => ({
  ApiId,
  Name: ApiId,
  ProtocolType,
  RouteSelectionExpression: "$request.method",
});
const arn = (path: string) => `arn:aws:apigateway:eu-west-1::/${path}`;

test("lists the stages of every API of either kind, to the last page", async () => {
  const listing = await listed({
    [rest]: ({ input }) =>
      input.position === "2"
        ? { items: [{ id: "r2", name: "pay" }] }
        : { items: [{ id: "r1", name: "shop" }], position: "2" },
    [restStages]: ({ input }) =>
      input.restApiId === "r1"
        ? {
            item: [
              {
                stageName: "live",
                accessLogSettings: { destinationArn: "arn:l", format: "x" },
                tags: { env: "p" },
              },
              { stageName: "test", methodSettings: { "*/*": { loggingLevel: "ERROR" } } },
              {
                stageName: "off",
                methodSettings: { "*/*": { loggingLevel: "OFF" }, "a/GET": { loggingLevel: "INFO" } },
              },
            ],
          }
        : {},
    [others]: { Items: [api("h"), api("w", "WEBSOCKET")] },
    [otherStages]: ({ input }) => {
      if (input.ApiId === "w")
        return { Items: [{ StageName: "live", DefaultRouteSettings: { LoggingLevel: "INFO" } }] };
      return input.NextToken === "2"
        ? { Items: [{ StageName: "off", AccessLogSettings: {} }] }
        : {
            Items: [{ StageName: "$default", AccessLogSettings: { DestinationArn: "arn:l" } }],
            NextToken: "2",
          };
    },
  });
  expect([listing.http?.problem, listing.rests?.problem]).toEqual([undefined, undefined]);
  expect(listing.rests?.calls).toEqual({ [rest]: 2, [restStages]: 2 });
  expect(listing.http?.calls).toEqual({ [others]: 1, [otherStages]: 3 });
  const stage = (
    path: string,
    name: string,
    protocol: string,
    accessLogs: boolean,
    executionLogs: boolean,
    tags = {},
  ) => ({
    id: arn(path),
    name,
    protocol,
    accessLogs,
    executionLogs,
    tags: { state: "known", value: tags },
  });
  expect(listing.items).toEqual([
    stage("apis/h/stages/$default", "h/$default", "HTTP", true, false),
    stage("apis/h/stages/off", "h/off", "HTTP", false, false),
    stage("apis/w/stages/live", "w/live", "WEBSOCKET", false, true),
    stage("restapis/r1/stages/live", "shop/live", "REST", true, false, { env: "p" }),
    stage("restapis/r1/stages/off", "shop/off", "REST", false, false),
    stage("restapis/r1/stages/test", "shop/test", "REST", false, true),
  ]);
});

test("an API whose stages are denied is unreadable, and one that is gone is left out", async () => {
  const listing = await listed({
    [rest]: { items: ["denied", "gone"].map((id) => ({ id, name: id })) },
    [restStages]: ({ input }) =>
      input.restApiId === "gone"
        ? failure(restStages, "NotFoundException", 404)
        : failure(restStages, "AccessDeniedException", 403),
    [others]: { Items: [api("denied"), api("gone")] },
    [otherStages]: ({ input }) =>
      input.ApiId === "gone"
        ? failure(otherStages, "NotFoundException", 404)
        : failure(otherStages, "AccessDeniedException", 403),
  });
  expect([listing.http?.problem, listing.rests?.problem]).toEqual([undefined, undefined]);
  const problem = { code: "access-denied", permission: "apigateway:GET" };
  expect(listing.items).toMatchObject([
    { id: arn("apis/denied"), problem },
    { id: arn("restapis/denied"), problem },
  ]);
});

test("a denied listing is incomplete, and no REST API at all is an answer without the list", async () => {
  const denied = await listed({
    [rest]: failure(rest, "AccessDeniedException", 403),
    [others]: failure(others, "AccessDeniedException", 403),
  });
  expect(denied.rests?.problem).toMatchObject({ code: "access-denied", operation: rest });
  expect(denied.http?.problem).toMatchObject({ code: "access-denied", operation: others });
  await server.stop();
  const empty = await listed({ [rest]: {} });
  expect([empty.rests?.problem, empty.items]).toEqual([undefined, []]);
});
