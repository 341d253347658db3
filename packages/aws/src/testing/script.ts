import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  askedOf,
  checkAnswer,
  credentialOf,
  type Output,
  writeAnswer,
  writeFailure,
} from "@bylaw/testbed/aws/scripted";

/** One call as the script sees it. */
export interface Asked {
  /** `iam:GetAccountSummary` */
  readonly operation: string;
  readonly region: string;
  readonly accessKey: string;
  /** What was sent, whatever the protocol: a JSON body, a form, or `Bucket`, `Key` and the query for S3. */
  readonly input: Readonly<Record<string, unknown>>;
  /** How often this operation was asked before. */
  readonly before: number;
}

const isReply = Symbol("reply");

/** An answer that is not AWS's own words: a failure, or what a proxy on the way says. */
export interface Reply {
  readonly [isReply]: true;
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/**
 * What happens to a call: an answer as the SDK gives it (without `$metadata`, and held to the SDK's own schema), a
 * reply in other words, a closed connection, or silence.
 */
export type Answer = Output | Reply | "reset" | "hang";
export type Script = Readonly<Record<string, Answer | ((asked: Asked) => Answer)>>;

export interface ScriptedAws {
  readonly endpoint: string;
  readonly asked: readonly Asked[];
  /** Rejects when the script answered what AWS could not. */
  stop(): Promise<void>;
}

/** Changes an answer on its way, as a broken wire or a proxy would. */
export type Tamper = (asked: Asked, body: Buffer) => Buffer;

/**
 * An AWS that answers by a script. Who asks is account 111111111111 unless the script says otherwise.
 *
 * @throws An `Error` that names every member of an answer that AWS does not know.
 * @example
 * const server = await startScript({ "kms:ListKeys": { Keys: [{ KeyId: "k" }], Truncated: false } });
 */
export async function startScript(script: Script, tamper: Tamper = (_, body) => body): Promise<ScriptedAws> {
  const asked: Asked[] = [];
  const faults: unknown[] = [];
  const all: Script = { "sts:GetCallerIdentity": identity("111111111111"), ...script };
  for (const [operation, answer] of Object.entries(all)) {
    if (typeof answer === "object" && !isRaw(answer)) checkAnswer(operation, answer);
  }
  const server = createServer((request, response) => {
    answerTo(request, response, { script: all, asked, tamper }).catch((error: unknown) => {
      faults.push(error);
      request.socket.destroy();
    });
  });
  // After five seconds a connection would be closed while the next call is on its way: on a busy machine that happens.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      const [fault] = faults.splice(0);
      if (fault !== undefined) throw fault;
    },
  };
}

async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  { script, asked, tamper }: { readonly script: Script; readonly asked: Asked[]; readonly tamper: Tamper },
): Promise<void> {
  const call = await understand(request, asked);
  asked.push(call);
  const found = script[call.operation] ?? failure(call.operation, "NotScripted", 501);
  const answer = typeof found === "function" ? found(call) : found;
  if (answer === "hang") return;
  if (answer === "reset") {
    request.socket.destroy();
    return;
  }
  if (isRaw(answer)) {
    response.writeHead(answer.status, answer.headers).end(answer.body);
    return;
  }
  const { status, headers, body } = await writeAnswer(call.operation, answer);
  response.writeHead(status, headers).end(tamper(call, body));
}

/** Words that are not held to any schema: what is not AWS's answer, or is a broken one. */
export function raw(body: string | Buffer, { status = 200, type = "text/xml" } = {}): Reply {
  return { [isReply]: true, status, headers: { "content-type": type }, body };
}

function isRaw(answer: Answer): answer is Reply {
  return typeof answer === "object" && isReply in answer;
}

export function identity(account: string): Output {
  return { Account: account, Arn: `arn:aws:sts::${account}:assumed-role/bylaw/bylaw`, UserId: "x" };
}

/** An error in the words of the operation's service. */
export function failure(operation: string, code: string, status: number): Reply {
  const { headers, body } = writeFailure(operation, code, status);
  // REST services name a failure in a header.
  return { [isReply]: true, status, headers, body };
}

async function understand(request: IncomingMessage, asked: readonly Asked[]): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = "GET", url: path = "/", headers } = request;
  const { accessKey, region, service } = credentialOf(headers) ?? { accessKey: "", region: "", service: "" };
  const said = askedOf({ method, path, headers, body: Buffer.concat(chunks) }, service);
  const before = asked.filter((one) => one.operation === said.operation).length;
  return { operation: said.operation, region, accessKey, input: said.parameters, before };
}
