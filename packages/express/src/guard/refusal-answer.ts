import type { Refusal } from "./decide.ts";

/** What a client gets in place of the route. */
export interface RefusalAnswer {
  readonly status: 401 | 403;
  readonly headers: Readonly<Record<"content-type" | "cache-control", string>>;
  /** JSON: `{ error: { code, message } }`, of `mfa-too-old` with `withinSeconds`. */
  readonly body: string;
}

const headers = Object.freeze({
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
});

export function refusalAnswer({ status, code, message, withinSeconds }: Refusal): RefusalAnswer {
  return { status, headers, body: JSON.stringify({ error: { code, message, withinSeconds } }) };
}
