/** Who sent a request, as far as its Authorization header tells. */
export type Caller = "user" | "installation" | "app";

/** One request that the server received. */
export interface Call {
  /** Method and route template, such as `GET /orgs/{org}/repos`. */
  operation: string;
  path: string;
  caller: Caller | "anonymous";
  /** Zero when the connection was reset. */
  status: number;
}

export interface Request {
  operation: string;
  path: string;
  parameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: unknown;
  caller: Caller;
}

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}
