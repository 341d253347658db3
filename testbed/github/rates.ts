export type Resource = "core" | "graphql";

export interface RateLimit {
  limit: number;
  used: number;
  remaining: number;
  /** Seconds since the epoch. */
  reset: number;
}

export interface RateLimits {
  spend(resource: Resource, cost: number): void;
  read(resource: Resource): RateLimit;
}

const LIMIT = 5000;
const WINDOW_SECONDS = 3600;

/** One window, which ends with nothing: no test runs for an hour. */
export function rateLimits(now: () => Date): RateLimits {
  const reset = Math.floor(now().getTime() / 1000) + WINDOW_SECONDS;
  const used = { core: 0, graphql: 0 };
  return {
    spend(resource, cost) {
      used[resource] += cost;
    },
    read(resource) {
      return { limit: LIMIT, used: used[resource], remaining: Math.max(0, LIMIT - used[resource]), reset };
    },
  };
}

export function rateHeaders(resource: Resource, rate: RateLimit): Record<string, string> {
  return {
    "x-ratelimit-limit": String(rate.limit),
    "x-ratelimit-remaining": String(rate.remaining),
    "x-ratelimit-used": String(rate.used),
    "x-ratelimit-reset": String(rate.reset),
    "x-ratelimit-resource": resource,
  };
}
