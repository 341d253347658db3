import type { Repository } from "../detect/repository.ts";
import type { Asked } from "../given.ts";
import { organizationOf } from "./parse.ts";

/** What each question is answered with where nobody says otherwise; undefined where somebody has to. */
export type Defaults = Readonly<Record<Asked, string | undefined>>;

const NOTHING = "none";
const REGION = "us-east-1";

export function defaultsOf({ git, manifest, name, uses }: Repository, today: string): Defaults {
  const scope = /^@([^/]+)\//.exec(manifest?.name ?? "")?.[1];
  const region = uses.regions.length > 0 ? uses.regions.join(",") : REGION;
  return {
    organization: [git.owner, scope, manifest?.name, name].find(isName) ?? "Our company",
    people: undefined,
    owners: undefined,
    categories: NOTHING,
    start: today,
    regions: uses.aws ? region : NOTHING,
    github: git.owner ?? NOTHING,
    evidence: "evidence",
  };
}

function isName(name: string | undefined): name is string {
  try {
    return name !== undefined && organizationOf(name) !== "";
  } catch {
    return false;
  }
}
