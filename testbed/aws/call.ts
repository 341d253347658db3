import type { IncomingHttpHeaders } from "node:http";
import { restOperation, servicesSignedFor } from "./rest-operations.ts";
import { s3Operation } from "./s3-operations.ts";

/** How a service speaks: JSON 1.x, form-encoded query with XML answers, or REST with bodies in JSON or XML. */
export type Protocol = "json" | "query" | "rest-json" | "rest-xml";

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
  /** The JSON body, the form's fields, what a REST call sends as the SDK calls it, or for S3 `Bucket`, `Key` and the query's fields. */
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
  const asked = askedOf(request, credential.service);
  // The control plane of S3 signs as S3 does, and words its failures otherwise.
  const service = asked.operation.startsWith("s3-control:") ? "s3-control" : credential.service;
  return { ...request, ...credential, service, ...identity, ...asked };
}

/** What a request that was signed for this name asks: `service:Operation`, by the provider's name of the service. */
export function askedOf(
  request: RawRequest,
  signedFor: string,
): Pick<AwsCall, "operation" | "protocol" | "parameters"> {
  const { method, path, headers, body } = request;
  const services = servicesSignedFor(signedFor);
  const [service = signedFor] = services;
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const operation = `${service}:${target.slice(target.lastIndexOf(".") + 1)}`;
    return { operation, protocol: "json", parameters: parseJson(body) };
  }
  if (signedFor === "s3" && headers["x-amz-account-id"] === undefined) {
    const { operation, parameters } = s3Operation(method, path);
    return { operation: `s3:${operation}`, protocol: "rest-xml", parameters };
  }
  const form = new URLSearchParams(body.toString("utf8"));
  const action = form.get("Action");
  if (action !== null) {
    const parameters = Object.fromEntries(form);
    return { operation: `${queried(signedFor, parameters)}:${action}`, protocol: "query", parameters };
  }
  const asked = restOperation(services, method, path, parseJson(body));
  if (asked === undefined) {
    return { operation: `${service}:${method} ${path}`, protocol: "query", parameters: {} };
  }
  const isJson = asked.service !== "s3-control" && asked.service !== "cloudfront";
  return {
    operation: `${asked.service}:${asked.operation}`,
    protocol: isJson ? "rest-json" : "rest-xml",
    parameters: asked.parameters,
  };
}

/** Requests to classic load balancers are signed as those to the others are, and tell themselves apart by their version. */
function queried(service: string, { Version }: Readonly<Record<string, unknown>>): string {
  if (service === "elasticloadbalancing" && Version === "2012-06-01") return "elb-classic";
  return servicesSignedFor(service).find((one) => one !== "elb-classic") ?? service;
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
