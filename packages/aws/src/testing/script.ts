import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as the script sees it. */
export interface Asked {
  /** `iam:GetAccountSummary` */
  readonly operation: string;
  readonly region: string;
  readonly accessKey: string;
  /** What was sent, whatever the protocol. */
  readonly input: Readonly<Record<string, string>>;
  /** How often this operation was asked before. */
  readonly before: number;
}

export interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** What happens to a call: an answer, a closed connection, or silence. */
export type Answer = Reply | "reset" | "hang";
export type Script = Readonly<Record<string, Answer | ((asked: Asked) => Answer)>>;

export interface ScriptedAws {
  readonly endpoint: string;
  readonly asked: readonly Asked[];
  stop(): Promise<void>;
}

/** An AWS that answers by a script. Who asks is account 111111111111 unless the script says otherwise. */
export async function startScript(script: Script): Promise<ScriptedAws> {
  const asked: Asked[] = [];
  const all: Script = { "sts:GetCallerIdentity": identity("111111111111"), ...script };
  const server = createServer(async (request, response) => {
    const call = await understand(request, asked);
    asked.push(call);
    const found = all[call.operation] ?? failure(call.operation, "NotScripted", 501);
    const answer = typeof found === "function" ? found(call) : found;
    if (answer === "hang") return;
    if (answer === "reset") {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status ?? 200, { "content-type": answer.type ?? "text/xml" });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(value: unknown): Reply {
  return { type: "application/x-amz-json-1.1", body: JSON.stringify(value) };
}

/** An answer in the query protocol. */
export function xml(operation: string, result: string): Reply {
  const [, name] = operation.split(":");
  return { body: `<${name}Response><${name}Result>${result}</${name}Result></${name}Response>` };
}

export function identity(account: string): Reply {
  const arn = `arn:aws:sts::${account}:assumed-role/bylaw/bylaw`;
  return xml("sts:GetCallerIdentity", `<Account>${account}</Account><Arn>${arn}</Arn><UserId>x</UserId>`);
}

/** An error in the protocol of the operation's service. */
export function failure(operation: string, code: string, status: number): Reply {
  const [service = ""] = operation.split(":");
  const error = `<Code>${code}</Code><Message>no</Message>`;
  if (service === "kms" || service === "cloudtrail")
    return { ...json({ __type: code, message: "no" }), status };
  if (service === "s3") return { status, body: `<Error>${error}</Error>` };
  return { status, body: `<ErrorResponse><Error><Type>Sender</Type>${error}</Error></ErrorResponse>` };
}

async function understand(request: IncomingMessage, asked: readonly Asked[]): Promise<Asked> {
  let body = "";
  for await (const chunk of request) body += chunk;
  const url = new URL(request.url ?? "/", "http://aws");
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(request.headers.authorization ?? "");
  const [, accessKey = "", region = "", service = ""] = scope ?? [];
  const target = request.headers["x-amz-target"];
  const form = new URLSearchParams(service === "s3" ? url.search : body);
  const name =
    typeof target === "string"
      ? target.split(".").at(-1)
      : service === "s3"
        ? form.has("policy")
          ? "GetBucketPolicy"
          : "ListBuckets"
        : form.get("Action");
  const operation = `${service}:${name}`;
  return {
    operation,
    region,
    accessKey,
    input:
      typeof target === "string" ? JSON.parse(body) : { ...Object.fromEntries(form), path: url.pathname },
    before: asked.filter((one) => one.operation === operation).length,
  };
}
