import { request as httpRequest } from "node:http";
import type { Answer } from "./answer.ts";
import type { RawRequest } from "./call.ts";

/** Asks moto, and reads its whole answer. */
export function askMoto(upstream: string, request: RawRequest): Promise<Answer> {
  const { connection: _, "transfer-encoding": __, ...headers } = request.headers;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(request.path, upstream),
      { method: request.method, headers: { ...headers, "content-length": request.body.length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const { connection: _c, "transfer-encoding": _t, ...kept } = incoming.headers;
          resolve({ status: incoming.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
        });
      },
    );
    outgoing.on("error", reject);
    outgoing.end(request.body);
  });
}
