import { withHistory } from "../github/acme/histories.ts";
import { BEN, RELEASE_BOT } from "../github/acme/names.ts";
import { accessTo, acmePeople } from "../github/acme/people.ts";
import { organizationRulesets } from "../github/acme/rulesets.ts";
import { soundRepositories } from "../github/acme/sound.ts";
import { specialRepositories } from "../github/acme/special.ts";
import { weakRepositories } from "../github/acme/weak.ts";
import { emptyGitHub, stableId } from "../github/make.ts";
import type { GitHubState } from "../github/state.ts";

/** The GitHub side of the company that tests and the example run against, as it is at `now`; a new copy every time. */
export function acmeGitHub(now = new Date()): GitHubState {
  const base = emptyGitHub("acme");
  const all = [...soundRepositories(), ...weakRepositories(), ...specialRepositories()];
  return {
    ...base,
    viewer: "ana-ruiz",
    users: ["ana-ruiz", BEN].map((login) => ({ id: stableId(login), login })),
    apps: [...base.apps, { id: RELEASE_BOT, slug: "acme-release-bot" }],
    told: { ...acmePeople },
    rulesets: organizationRulesets(),
    repositories: all.map((one, index) => {
      const createdAt = day(2020, index);
      const pushedAt = one.isEmpty ? null : day(one.archived ? 2022 : 2026, index);
      return withHistory({ ...one, createdAt, pushedAt, access: accessTo(one) }, index, now);
    }),
  };
}

function day(year: number, index: number): string {
  return new Date(Date.UTC(year, 0, 1 + index, 9)).toISOString().replace(".000Z", "Z");
}
