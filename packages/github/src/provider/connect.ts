import { ReadError } from "@bylaw/core/provider";
import { z } from "zod";
import { expectAnswer } from "../session/answer.ts";
import { Astray, astrayText } from "../session/astray.ts";
import { readErrorOf } from "../session/errors.ts";
import type { Client, RestAnswer } from "../session/session.ts";

/** A GitHub App and where it is installed. */
export interface GithubApp {
  readonly id: number | string;
  /** PEM, as GitHub gives it. */
  readonly privateKey: string;
  readonly installationId: number | string;
}

export type Credentials = { readonly token: string } | { readonly app: GithubApp };

/** A client that has its credentials, and what the sign-in told of the repositories it may see. */
export interface SignedIn {
  readonly client: Client;
  readonly selection: "all" | "selected" | "unknown";
}

/** How GitHub is reached. */
export interface Way {
  readonly baseUrl: string | undefined;
  /** Left out: Node's own. */
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** What an app asks for its token. */
export const SIGN_IN = "POST /app/installations/{installation_id}/access_tokens";
const INSTALLATION = "GET /orgs/{org}/installation";

const RETRIES = 7;
/** Seconds. A listing has ten minutes unless told otherwise: waiting longer only hides that it is throttled. */
const LONGEST_WAIT = 300;

/** Loads Octokit and signs in. Nothing else in the package imports it. An app's sign-in sends two requests. */
export async function signIn(
  organization: string,
  credentials: Credentials,
  { baseUrl, fetch }: Way,
): Promise<SignedIn> {
  const [{ Octokit }, { throttling }, { retry }] = await Promise.all([
    import("@octokit/core"),
    import("@octokit/plugin-throttling"),
    import("@octokit/plugin-retry"),
  ]);
  const again = (after: number, _options: object, _octokit: object, retries: number): boolean =>
    retries < RETRIES && after <= LONGEST_WAIT;
  const octokit = new (Octokit.plugin(throttling, retry))({
    ...(await authOf(credentials)),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(fetch !== undefined && { request: { fetch } }),
    userAgent: "bylaw",
    log: { debug: silent, info: silent, warn: silent, error: silent },
    throttle: {
      // The plugin keeps its limiters for the whole process: an id of its own keeps each connection's apart.
      id: crypto.randomUUID(),
      onRateLimit: again,
      onSecondaryRateLimit: again,
      // It takes every query for a write and holds it to one a second. These only read, at the session's pace.
      write: unpaced as never,
    },
  });
  octokit.hook.after("request", (answer, options) => {
    const asked = octokit.request.endpoint.parse(options);
    if (astrayText(answer, asked) !== undefined) throw new Astray(answer, asked);
  });
  const headers = { "x-github-api-version": "2022-11-28" };
  const client: Client = {
    async request(route, parameters, signal) {
      const answer = await octokit.request(route, { ...parameters, headers, request: { signal } });
      return { data: answer.data, link: answer.headers.link };
    },
    async graphql(text, variables, signal) {
      try {
        // A page that is too wide fails again as it is: the session asks again for a narrower one.
        const request = { signal, retries: 0 };
        return { data: await octokit.graphql(text, { ...variables, headers, request }), errors: [] };
      } catch (error) {
        if (!isPartial(error)) throw error;
        return { data: error.data ?? null, errors: error.errors };
      }
    },
  };
  if (!("app" in credentials)) return { client, selection: "unknown" };
  const selection = await selectionOf(octokit);
  await expectInstallation(client, organization, credentials.app.installationId);
  return { client, selection };
}

const unpaced = { key: () => ({ schedule: async () => undefined }) };

async function authOf(credentials: Credentials): Promise<object> {
  if ("token" in credentials) return { auth: credentials.token };
  const { createAppAuth } = await import("@octokit/auth-app");
  const { id, privateKey, installationId } = credentials.app;
  return { authStrategy: createAppAuth, auth: { appId: id, privateKey, installationId } };
}

async function selectionOf(octokit: {
  auth(options: object): Promise<unknown>;
}): Promise<"all" | "selected"> {
  const schema = z.object({ repositorySelection: z.enum(["all", "selected"]) });
  return expectAnswer(SIGN_IN, schema, await octokit.auth({ type: "installation" })).repositorySelection;
}

/** All repositories of another organization prove nothing of this one, whose public ones every app sees. */
async function expectInstallation(
  client: Client,
  organization: string,
  installationId: number | string,
): Promise<void> {
  let answer: RestAnswer;
  try {
    answer = await client.request(INSTALLATION, { org: organization }, new AbortController().signal);
  } catch (error) {
    throw readErrorOf(INSTALLATION, "Metadata: read", error);
  }
  const { id } = expectAnswer(INSTALLATION, z.object({ id: z.int() }), answer.data);
  if (String(id) === String(installationId)) return;
  throw new ReadError({
    code: "access-denied",
    message: `${INSTALLATION} names the installation ${id} for ${organization}: give github() that one instead of ${installationId}.`,
    operation: INSTALLATION,
    permission: "Metadata: read",
  });
}

/** True for Octokit's error about an answer that came with `errors`, and maybe with data. */
function isPartial(error: unknown): error is { readonly data?: unknown; readonly errors: unknown } {
  return error instanceof Error && error.name === "GraphqlResponseError" && "errors" in error;
}

function silent(): void {
  // Failures reach the report as problems.
}
