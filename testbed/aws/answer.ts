import { randomUUID } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { type AwsCall, isRecord, stringParameter } from "./call.ts";
import { s3Action } from "./s3-operations.ts";
import { escapeXml } from "./xml.ts";

/** What the client gets, or what moto said. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export function isGood(answer: Answer): boolean {
  return answer.status >= 200 && answer.status < 300;
}

export function textOf(answer: Answer): string {
  return answer.body.toString("utf8");
}

export function withText(answer: Answer, text: string): Answer {
  return { ...answer, body: Buffer.from(text) };
}

export function jsonOf(answer: Answer): Record<string, unknown> {
  const value: unknown = JSON.parse(textOf(answer));
  return isRecord(value) ? value : {};
}

export function jsonAnswer(value: Record<string, unknown>): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
    body: Buffer.from(JSON.stringify(value)),
  };
}

const namespaces: Readonly<Record<string, string>> = {
  iam: "https://iam.amazonaws.com/doc/2010-05-08/",
  sts: "https://sts.amazonaws.com/doc/2011-06-15/",
  elasticloadbalancing: "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
};

/** An error in the words and the shape of the service that was called. */
export function failureAnswer(
  call: Pick<AwsCall, "protocol" | "service" | "method">,
  failure: Failure,
  extra = "",
): Answer {
  const requestId = randomUUID();
  const { status, code } = failure;
  if (call.protocol === "json") {
    return {
      status,
      headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId },
      body: Buffer.from(JSON.stringify({ __type: code, message: failure.message })),
    };
  }
  if (call.protocol === "rest-json") {
    return {
      status,
      headers: {
        "content-type": "application/json",
        "x-amzn-errortype": code,
        "x-amzn-requestid": requestId,
      },
      body: Buffer.from(JSON.stringify({ message: failure.message })),
    };
  }
  const said = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(failure.message)}</Message>`;
  if (call.service === "s3") {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${said}${extra}<RequestId>${requestId}</RequestId><HostId>testbed</HostId></Error>`;
    return {
      status,
      headers: { "content-type": "application/xml", "x-amz-request-id": requestId },
      body: Buffer.from(call.method === "HEAD" ? "" : xml),
    };
  }
  if (call.service === "ec2") {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${said}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
    return { status, headers: { "content-type": "text/xml" }, body: Buffer.from(xml) };
  }
  const type = status < 500 ? "Sender" : "Receiver";
  const xml = `<ErrorResponse xmlns="${namespaces[call.service] ?? ""}"><Error><Type>${type}</Type>${said}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return {
    status,
    headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
    body: Buffer.from(xml),
  };
}

export function deniedAnswer(call: AwsCall): Answer {
  const name = call.operation.slice(call.operation.indexOf(":") + 1);
  const action = `${call.service}:${call.service === "s3" ? s3Action(name) : name}`;
  const resource = call.service === "s3" ? `"${resourceOf(call)}"` : resourceOf(call);
  const message = `User: ${call.principal} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
  if (call.protocol === "json") {
    return failureAnswer(call, { status: 400, code: "AccessDeniedException", message });
  }
  if (call.protocol === "rest-json") {
    return failureAnswer(call, { status: 403, code: "AccessDeniedException", message });
  }
  const code = call.service === "ec2" ? "UnauthorizedOperation" : "AccessDenied";
  return failureAnswer(call, { status: 403, code, message });
}

export function throttledAnswer(call: AwsCall): Answer {
  if (call.service === "s3") {
    return failureAnswer(call, {
      status: 503,
      code: "SlowDown",
      message: "Please reduce your request rate.",
    });
  }
  if (call.service === "ec2") {
    return failureAnswer(call, {
      status: 503,
      code: "RequestLimitExceeded",
      message: "Request limit exceeded.",
    });
  }
  if (call.protocol === "rest-json") {
    const said = { status: 429, code: "TooManyRequestsException", message: "Rate exceeded" };
    return failureAnswer(call, said);
  }
  const code = call.protocol === "json" ? "ThrottlingException" : "Throttling";
  return failureAnswer(call, { status: 400, code, message: "Rate exceeded" });
}

function resourceOf(call: AwsCall): string {
  const { account, region, service } = call;
  if (service === "s3") {
    const bucket = stringParameter(call, "Bucket");
    const key = stringParameter(call, "Key");
    return `arn:aws:s3:::${bucket ?? "*"}${key === undefined ? "" : `/${key}`}`;
  }
  for (const name of ["KeyId", "RoleArn", "LoadBalancerArn", "Name", "TrailName"]) {
    const value = stringParameter(call, name);
    if (value?.startsWith("arn:")) return value;
    if (value !== undefined && service === "kms") return `arn:aws:kms:${region}:${account}:key/${value}`;
    if (value !== undefined && service === "cloudtrail") {
      return `arn:aws:cloudtrail:${region}:${account}:trail/${value}`;
    }
  }
  const user = stringParameter(call, "UserName");
  if (service === "iam" && user !== undefined) return `arn:aws:iam::${account}:user/${user}`;
  return "*";
}
