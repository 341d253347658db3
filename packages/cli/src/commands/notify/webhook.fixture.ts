import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook on this machine that writes down what it gets. */
export interface Webhook {
  readonly address: string;
  /** The bodies that it got, in order. */
  readonly got: string[];
  /** How it answers from now on, the last of them again and again. */
  answer(...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An answer of a status, with headers and a body. */
export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = ""): Answer =>
  (_, response) => {
    response.writeHead(code, headers).end(body);
  };

/** Says nothing, ever. */
export const silence: Answer = () => undefined;

export async function startWebhook(): Promise<Webhook> {
  const got: string[] = [];
  let answers: readonly Answer[] = [status(200, {}, "ok")];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      got.push(Buffer.concat(chunks).toString());
      const [next, ...rest] = answers;
      if (rest.length > 0) answers = rest;
      next?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/services/T0/SECRET`,
    got,
    answer(...next) {
      answers = next;
      got.length = 0;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
