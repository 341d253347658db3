import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";

type Options = NonNullable<ConstructorParameters<typeof Octokit>[0]>;

const Client = Octokit.plugin(throttling, retry);
const silent = () => undefined;

/** Runs at once what the throttling plugin would start once a second: GraphQL counts as a write there. */
const unlimited = {
  key: () => ({
    schedule: (_options: unknown, task: (...args: unknown[]) => unknown, ...args: unknown[]) =>
      Promise.resolve(task(...args)),
  }),
};

/** The real client with the plugins that Bylaw uses, waiting milliseconds where they wait seconds. */
export function client(url: string, options: Options = {}): Octokit {
  return new Client({
    auth: "github_pat_testbed",
    baseUrl: url,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { retryAfterBaseValue: 1 },
    throttle: {
      retryAfterBaseValue: 1,
      write: unlimited as never,
      onRateLimit: (_after, _options, _octokit, retryCount) => retryCount < 1,
      onSecondaryRateLimit: (_after, _options, _octokit, retryCount) => retryCount < 1,
    },
    ...options,
  });
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const [result] = await Promise.allSettled([promise]);
  if (result.status === "fulfilled") throw new Error("expected a rejection");
  return result.reason as Record<string, unknown>;
}
