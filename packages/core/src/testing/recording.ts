import type { Collector, Identified, UnreadableResource } from "../language/checks/collector.ts";
import type { Scope } from "../language/checks/provider.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Problem } from "../language/values/problem.ts";
import { byCollectorAndScope, encodeItem, type RecordedListing, type Recording } from "../run/recording.ts";

/** One listing of a made-up recording. */
export interface ListingFixture {
  readonly collector: Collector;
  readonly items: readonly (Identified | UnreadableResource)[];
  readonly scope: Scope;
  readonly problem?: Problem;
}

export interface FixtureOptions {
  /** The names of the scope, from the outside in. Default: `test-<level>` for each level. */
  readonly path?: readonly string[];
  readonly environment?: string;
  /** Makes the listing incomplete. */
  readonly problem?: Problem;
}

/** What `collector` is said to have returned. */
export function listingOf<TResource extends Identified>(
  collector: Collector<TResource>,
  items: readonly (TResource | UnreadableResource)[],
  { path, environment, problem }: FixtureOptions = {},
): ListingFixture {
  const { id, levels } = collector.provider;
  const depth = levels.indexOf(collector.per) + 1;
  const scope: Scope = {
    provider: id,
    level: collector.per,
    path: path ?? levels.slice(0, depth).map((level) => `test-${level}`),
    ...(environment !== undefined && { environment }),
  };
  return { collector, items, scope, ...(problem !== undefined && { problem }) };
}

/** A recording of made-up listings. Every resource goes through its collector's schema, as in a live run. */
export function recordingOf(fixtures: readonly ListingFixture[], at = "2026-01-01T00:00:00.000Z"): Recording {
  return {
    startedAt: at,
    finishedAt: at,
    listings: fixtures.map((one) => recorded(one, at)).sort(byCollectorAndScope),
  };
}

function recorded({ collector, items, scope, problem }: ListingFixture, at: string): RecordedListing {
  const sorted = [...items]
    .sort((a, b) => byCodeUnits(a.id, b.id))
    .map((item) => encodeItem(collector, item));
  return {
    collector: collector.id,
    scope,
    state: problem === undefined ? "complete" : "incomplete",
    ...(problem !== undefined && { problem }),
    resources: sorted.length,
    startedAt: at,
    finishedAt: at,
    calls: {},
    async *lines() {
      yield sorted;
    },
  };
}
