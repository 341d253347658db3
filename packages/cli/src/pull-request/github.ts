import { BylawError } from "@bylaw/core";
import { plainText } from "@bylaw/core/run";

/** What GitHub is asked with. Time and the network come from outside, so that tests own them. */
export interface GitHubTools {
  readonly fetch: typeof fetch;
  sleep(milliseconds: number): Promise<void>;
}

export interface GitHubAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** GitHub's REST API for one repository. */
export interface GitHub {
  /** `acme/infrastructure`. */
  readonly repository: string;
  /** Asks, and asks again a few times where GitHub is busy or away. Throws `comment-refused` for whatever `allowed` does not name. */
  ask(request: GitHubRequest): Promise<GitHubAnswer>;
}

export interface GitHubRequest {
  readonly method: "GET" | "POST" | "PATCH";
  /** Below the API's address: `/user`. */
  readonly path: string;
  readonly body?: object;
  /** The refusals that the caller has an answer to. */
  readonly allowed?: readonly number[];
}

const TRIES = 3;
/** In milliseconds. */
const TIMEOUT = 15_000;
const LONGEST_WAIT = 60_000;
/** In bytes: GitHub's own pages of a hundred comments stay far below. */
const LARGEST = 20_000_000;

/** The API as a job of GitHub Actions is told of it. Throws where it is not, and never shows the token. */
export function githubOf(env: Readonly<Record<string, string | undefined>>, tools: GitHubTools): GitHub {
  const { GITHUB_TOKEN: token = "", GITHUB_REPOSITORY: repository = "" } = env;
  const address = (env.GITHUB_API_URL ?? "https://api.github.com").replace(/\/+$/, "");
  if (!/^[\x21-\x7e]+$/.test(token))
    throw usage(
      "GITHUB_TOKEN is not set, or is no token.",
      "Give the step the token of its job, as env: GITHUB_TOKEN, from github.token.",
    );
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw usage(
      "GITHUB_REPOSITORY names no repository.",
      "Set it as in GITHUB_REPOSITORY=acme/infrastructure.",
    );
  if (!/^https?:\/\/[^\s/]+/.test(address))
    throw usage(
      "GITHUB_API_URL is no address.",
      "Set it as in GITHUB_API_URL=https://api.github.com, or leave it out.",
    );
  const said = (text: string): string => plainText(text.replaceAll(token, "***")).slice(0, 300);
  const once = async ({ method, path, body }: GitHubRequest): Promise<Response | string> => {
    try {
      return await tools.fetch(`${address}${path}`, {
        method,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT),
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "bylaw",
          "x-github-api-version": "2022-11-28",
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return said(cause instanceof Error ? cause.message : "no answer");
    }
  };
  return {
    repository,
    async ask(request) {
      const { method, path, allowed = [] } = request;
      // What may have been written is not written again: whoever asks looks first.
      const tries = method === "POST" ? 1 : TRIES;
      for (let attempt = 1; ; attempt += 1) {
        const answer = await once(request);
        const wait = typeof answer === "string" ? attempt * 1000 : waitOf(answer, attempt);
        if (wait !== undefined && attempt < tries) {
          await tools.sleep(Math.min(wait, LONGEST_WAIT));
          continue;
        }
        if (typeof answer === "string") throw refused(`GitHub did not answer ${method} ${path}: ${answer}`);
        const json = await bodyOf(answer);
        if (answer.status < 300 || allowed.includes(answer.status))
          return { status: answer.status, body: json };
        const message = messageIn(json);
        throw refused(
          `GitHub answered ${method} ${path} with ${answer.status}${message === "" ? "" : `: ${said(message)}`}`,
          nextOf(answer.status),
        );
      }
    },
  };
}

/** How long to wait before it is asked again, in milliseconds; undefined where that would not help. */
function waitOf({ status, headers }: Response, attempt: number): number | undefined {
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (status === 429 || (status === 403 && headers.get("retry-after") !== null))
    return Number.isFinite(after) ? after * 1000 : attempt * 1000;
  if (status === 403 && headers.get("x-ratelimit-remaining") === "0") return LONGEST_WAIT;
  return status >= 500 ? attempt * 1000 : undefined;
}

async function bodyOf(answer: Response): Promise<unknown> {
  const length = Number(answer.headers.get("content-length") ?? 0);
  if (length > LARGEST) return undefined;
  const text = await answer.text().catch(() => "");
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageIn(body: unknown): string {
  return typeof body === "object" && body !== null && "message" in body && typeof body.message === "string"
    ? body.message
    : "";
}

function nextOf(status: number): string {
  if (status === 401) return "The token is not valid any more: give the step that of this job.";
  if (status === 403 || status === 404)
    return "Grant the job pull-requests: write. The token of a pull request from a fork may never write: upload bylaw-diff.json and post it from a workflow_run job, as docs/pull-requests.md shows.";
  return "Run the job again; the verdict stands above, whether or not it is commented.";
}

function refused(
  message: string,
  next = "Run the job again; the verdict stands above, whether or not it is commented.",
) {
  return new BylawError("comment-refused", message, { next });
}

function usage(message: string, next: string): BylawError {
  return new BylawError("usage", message, { next });
}
