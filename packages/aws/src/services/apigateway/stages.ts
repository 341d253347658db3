import type { Collector } from "@bylaw/core";
import { defineCollector, describeMany, inspect, known, observeCall, ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";

const operations = {
  rest: "apigateway:GetRestApis",
  restStages: "apigateway:GetStages",
  others: "apigatewayv2:GetApis",
  otherStages: "apigatewayv2:GetStages",
} as const;

const schema = z.object({
  /** The stage's ARN. */
  id: z.string(),
  /** `api/stage`. */
  name: z.string(),
  /** `REST`, `HTTP` or `WEBSOCKET`. */
  protocol: z.string(),
  /** Whether it is set to write a line for each request. */
  accessLogs: z.boolean(),
  /** Whether it is set to write execution logs, errors at least, for every method or route, those with settings of their own too. HTTP APIs have none. */
  executionLogs: z.boolean(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface ApiGatewayStage extends z.infer<typeof schema> {}
export interface RestApiStage extends ApiGatewayStage {}
export interface HttpApiStage extends ApiGatewayStage {}

type RestApi = ItemOf<(typeof operations)["rest"], "items">;
type OtherApi = ItemOf<(typeof operations)["others"], "Items">;
type RestStage = NonNullable<OutputOf<(typeof operations)["restStages"]>["item"]>[number];
type OtherStage = ItemOf<(typeof operations)["otherStages"], "Items">;

/** Every stage of every REST API of a region. One call an API. */
export const restApiStages: Collector<RestApiStage> = defineCollector({
  id: "aws/rest-api-stages",
  resource: "stage of a REST API",
  provider: awsKind,
  per: "region",
  operations: [operations.rest, operations.restStages],
  calls: { [operations.rest]: { page: 500, of: "API" }, [operations.restStages]: { each: "API" } },
  schema,
  async *collect(session) {
    const arnOf = arnIn(session);
    const restPath = (api: RestApi) => `/restapis/${answerOf(operations.rest, api)("id")}`;
    yield* describeMany(
      2,
      listRest(session),
      (api) => arnOf(restPath(api)),
      async (api) => {
        const name = answerOf(operations.rest, api)("name");
        const stages = await restStagesOf(session, answerOf(operations.rest, api)("id"));
        return stages.map((one) => restStage(one, name, arnOf(restPath(api))));
      },
    );
  },
});

/** Every stage of every HTTP and WebSocket API of a region. One call an API. */
export const httpApiStages: Collector<HttpApiStage> = defineCollector({
  id: "aws/http-api-stages",
  resource: "stage of an HTTP or WebSocket API",
  provider: awsKind,
  per: "region",
  operations: [operations.others, operations.otherStages],
  calls: {
    [operations.others]: { page: 100, of: "API" },
    [operations.otherStages]: { each: "page of stages of an API" },
  },
  schema,
  async *collect(session) {
    const arnOf = arnIn(session);
    const otherPath = (api: OtherApi) => `/apis/${answerOf(operations.others, api)("ApiId")}`;
    yield* describeMany(
      2,
      session.items(operations.others, "Items", {}),
      (api) => arnOf(otherPath(api)),
      async (api) => {
        const field = answerOf(operations.others, api);
        const [name, protocol] = [field("Name"), field("ProtocolType")];
        const stages = await otherStagesOf(session, field("ApiId"));
        return stages.map((one) => otherStage(one, { name, protocol }, arnOf(otherPath(api))));
      },
    );
  },
});

function arnIn({ partition, region }: AwsSession): (path: string) => string {
  return (path) => `arn:${partition}:apigateway:${region}::${path}`;
}

/** API Gateway answers without the list where there is no REST API. */
async function* listRest(session: AwsSession): AsyncGenerator<RestApi> {
  for await (const { items, position } of session.pages(operations.rest, { limit: 500 })) {
    if (items === undefined && position === undefined) continue;
    yield* required(operations.rest, "items", items);
  }
}

/** None for an API without stages, and for one that is gone since it was listed. */
async function restStagesOf(session: AwsSession, restApiId: string): Promise<readonly RestStage[]> {
  const answer = inspect(await session.observe(operations.restStages, { restApiId }));
  if (answer.state === "unreadable") throw new ReadError(answer.problem);
  return answer.state === "absent" || answer.value.item === undefined ? [] : answer.value.item;
}

async function otherStagesOf(session: AwsSession, ApiId: string): Promise<readonly OtherStage[]> {
  const read = async () => {
    const all: OtherStage[] = [];
    for await (const one of session.items(operations.otherStages, "Items", { ApiId })) all.push(one);
    return all;
  };
  const listed = inspect(await observeCall(read, (error) => absenceIn(operations.otherStages, error)));
  if (listed.state === "unreadable") throw new ReadError(listed.problem);
  return listed.state === "absent" ? [] : listed.value;
}

function restStage(one: RestStage, api: string, arn: string): ApiGatewayStage {
  const stage = answerOf(operations.restStages, one)("stageName");
  const { accessLogSettings, methodSettings: { "*/*": every, ...own } = {}, tags = {} } = one;
  return {
    id: `${arn}/stages/${stage}`,
    name: `${api}/${stage}`,
    protocol: "REST",
    accessLogs: isSet(accessLogSettings?.destinationArn),
    executionLogs: [every, ...Object.values(own)].every((each) => isLogging(each?.loggingLevel)),
    tags: known(tags),
  };
}

function otherStage(
  one: OtherStage,
  api: { readonly name: string; readonly protocol: string },
  arn: string,
): ApiGatewayStage {
  const stage = answerOf(operations.otherStages, one)("StageName");
  const { AccessLogSettings, DefaultRouteSettings: every, RouteSettings: own = {}, Tags = {} } = one;
  return {
    id: `${arn}/stages/${stage}`,
    name: `${api.name}/${stage}`,
    protocol: api.protocol,
    accessLogs: isSet(AccessLogSettings?.DestinationArn),
    executionLogs: [every, ...Object.values(own)].every((each) => isLogging(each?.LoggingLevel)),
    tags: known(Tags),
  };
}

/** AWS tells of a setting that was made, and leaves out one that was not. */
function isSet(destination: string | undefined): boolean {
  return destination !== undefined && destination !== "";
}

/** What a method or a route has of its own stands in place of what all have, also where it says nothing of logs. */
function isLogging(level: string | undefined): boolean {
  return level === "ERROR" || level === "INFO";
}
