import { type Assertion, anyOf, fact, from, type Limit } from "@bylaw/core";
import { namesOf } from "../../../lib/names-of.ts";
import type { Repository } from "../repository.ts";
import { actorText, branchSources } from "./branch-sources.ts";
import { isAsked } from "./demand.ts";
import { pullRequests } from "./review.ts";

/** Holds when the default branch asks for pull requests, or lets nobody push to it but some of `pushers`. */
export function noDirectPush(repository: Repository, pushers: Limit<"names", "atMost">): Assertion {
  const sources = branchSources(repository);
  const restricted = sources.flatMap(({ name, pushers: own }) =>
    own === undefined
      ? []
      : [
          fact(
            `who may push past ${name}`,
            from(own, (who) => namesOf(who.map(actorText))),
          ).atMost(pushers),
        ],
  );
  return anyOf("no direct push", [isAsked(sources, pullRequests), ...restricted]);
}
