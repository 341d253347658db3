import type { IncomingHttpHeaders } from "node:http";
import { restOperation } from "./rest-operations.ts";
import { s3Operation } from "./s3-operations.ts";

/** How a service speaks: JSON 1.x and REST with JSON bodies, form-encoded query with XML answers, or REST with XML bodies (S3). */
export type Protocol = "json" | "query" | "rest-xml";

/** One request of an AWS client, as the proxy understands it. */
export interface AwsCall {
  /** `service:Operation`, for example `kms:ListKeys`. */
  readonly operation: string;
  readonly service: string;
  /** The region the request was signed for. */
  readonly region: string;
  readonly accessKey: string;
  /** The twelve digits of the account that the access key acts in. */
  readonly account: string;
  /** ARN of who is calling, as GetCallerIdentity gives it. */
  readonly principal: string;
  readonly protocol: Protocol;
  /** The JSON body with what a REST call says beside it, the form's fields, or for S3 `Bucket`, `Key` and the query's fields. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Identity {
  readonly account: string;
  readonly principal: string;
}

export interface Credential {
  readonly accessKey: string;
  readonly region: string;
  readonly service: string;
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Who signed, for which region and service: `Credential=<key>/<date>/<region>/<service>/aws4_request`. */
export function credentialOf(headers: IncomingHttpHeaders): Credential | undefined {
  const scope = /Credential=([^/,\s]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
    headers.authorization ?? "",
  );
  const [, accessKey, region, service] = scope ?? [];
  if (accessKey === undefined || region === undefined || service === undefined) return undefined;
  return { accessKey, region, service };
}

export function understand(request: RawRequest, credential: Credential, identity: Identity): AwsCall {
  const said = operationOf(request, credential.service);
  return {
    ...request,
    ...credential,
    ...identity,
    operation: `${apiOf(credential.service, said.parameters)}:${said.operation}`,
    protocol: said.protocol,
    parameters: said.parameters,
  };
}

/**
 * Requests to classic load balancers are signed as those to the others are, and tell themselves apart by their version;
 * those to CloudWatch are signed by the name that it was to have.
 */
export function apiOf(service: string, { Version }: Readonly<Record<string, unknown>>): string {
  if (service === "monitoring") return "cloudwatch";
  return service === "elasticloadbalancing" && Version === "2012-06-01" ? "elb-classic" : service;
}

/** What is asked of a service; the operation without the service. */
export function operationOf(
  request: RawRequest,
  service: string,
): Pick<AwsCall, "operation" | "protocol" | "parameters"> {
  const target = request.headers["x-amz-target"];
  if (typeof target === "string") {
    const operation = target.slice(target.lastIndexOf(".") + 1);
    return { operation, protocol: "json", parameters: parseJson(request.body) };
  }
  if (service === "s3") return { protocol: "rest-xml", ...s3Operation(request.method, request.path) };
  const rest = restOperation(service, request.method, request.path, parseJson(request.body));
  if (rest !== undefined) return { protocol: "json", ...rest };
  const form = new URLSearchParams(request.body.toString("utf8"));
  const operation = form.get("Action") ?? `${request.method} ${request.path}`;
  return { operation, protocol: "query", parameters: Object.fromEntries(form) };
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parameter when it is a string, else undefined. */
export function stringParameter(call: AwsCall, name: string): string | undefined {
  const value = call.parameters[name];
  return typeof value === "string" ? value : undefined;
}

/** The parameter as a number; form and query fields arrive as digits. */
export function numberParameter(call: AwsCall, name: string): number | undefined {
  const value = Number(call.parameters[name] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** Another operation of the same JSON service, by the same caller in the same region. */
export function jsonCall(call: AwsCall, operation: string, parameters: Record<string, unknown>): AwsCall {
  const target = String(call.headers["x-amz-target"]);
  const prefix = target.slice(0, target.lastIndexOf("."));
  return {
    ...call,
    operation: `${call.service}:${operation}`,
    parameters,
    headers: { ...call.headers, "x-amz-target": `${prefix}.${operation}` },
    body: Buffer.from(JSON.stringify(parameters)),
  };
}

/** The same form with some fields changed; a field given as undefined is dropped. */
export function withForm(call: AwsCall, fields: Record<string, string | undefined>): AwsCall {
  const form = new URLSearchParams(call.body.toString("utf8"));
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) form.delete(name);
    else form.set(name, value);
  }
  return { ...call, parameters: Object.fromEntries(form), body: Buffer.from(form.toString()) };
}

/** A GET of another S3 path by the same caller. */
export function s3Get(call: AwsCall, path: string): AwsCall {
  return { ...call, method: "GET", path, body: Buffer.alloc(0) };
}

/** A query request signed (as far as moto looks) by this access key. */
export function queryRequest(credential: Credential, fields: Record<string, string>): RawRequest {
  const scope = `${credential.accessKey}/20260101/${credential.region}/${credential.service}/aws4_request`;
  return {
    method: "POST",
    path: "/",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}
