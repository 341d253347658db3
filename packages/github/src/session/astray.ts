/** What came back of a request, as Octokit has it. */
export interface Came {
  readonly url?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
}

export interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
}

/** What came from somebody who is not GitHub's API, although it came with a status that says that all is well. */
export class Astray extends Error {
  readonly status: number;
  readonly response: Came;
  readonly request: Asked;

  constructor(response: Came, request: Asked) {
    super("What came back is no answer of GitHub's API.");
    this.status = response.status ?? 0;
    this.response = response;
    this.request = { method: request.method, url: request.url };
  }
}

const ADDRESS = "baseUrl or GITHUB_API_URL";

/**
 * Why what came back is no answer of GitHub's API, and what to do, in two sentences that begin with a verb. Undefined for an
 * answer, be it a refusal. GitHub itself sends a request on below its own address alone.
 */
export function astrayText(came: Came, asked: Asked): string | undefined {
  const { status = 0 } = came;
  const [to, from] = [urlOf(came.url), urlOf(asked.url)];
  if (to !== undefined && from !== undefined) {
    if (to.host === from.host && to.protocol !== from.protocol) {
      return `was sent on to ${to.protocol}//${to.host}. Begin ${ADDRESS} like that`;
    }
    if (to.origin !== from.origin) {
      return `was sent on from ${from.host} to ${to.host}, as happens where somebody has to sign in first. Check ${ADDRESS}, and whether this machine may ask it without a browser`;
    }
    if (asked.method !== undefined && asked.method !== "GET" && to.pathname !== from.pathname) {
      return `was sent on to another path of ${to.host}. Check the path of ${ADDRESS}`;
    }
  }
  if (status >= 300 && status < 400) return `was sent on without saying where. Check ${ADDRESS}`;
  if (status >= 500 || status === 429) return undefined;
  const type = came.headers?.["content-type"];
  if (type === undefined || /\bjson\b/i.test(String(type))) return undefined;
  const whose = from === undefined ? "" : ` from ${from.host}`;
  return `got a page${whose} and no answer of GitHub's API. Check ${ADDRESS}, such as https://github.acme.com/api/v3, and whether a proxy answers in GitHub's place`;
}

function urlOf(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
