import { either, from, type Observed } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import type { RepositoryAccess, RepositoryPerson } from "./repository-access.ts";

type Permission = RepositoryPerson["permission"];
const permissions: readonly Permission[] = ["read", "triage", "write", "maintain", "admin"];

/** What somebody may do in each repository that they have access to, and of how many repositories these are. */
export interface Access {
  readonly in: readonly { readonly repository: string; readonly permission: Permission }[];
  readonly of: number;
}

/** What somebody may do in which repository. Unreadable where one does not show who has access to it. */
export function accessOf(userId: number, repositories: readonly RepositoryAccess[]): Observed<Access> {
  const none: Observed<Access["in"]> = known([]);
  const all = repositories.reduce(
    (before, { id, people }) =>
      from([before, people], (list, those) => {
        const own = those.find((one) => one.userId === userId);
        return own === undefined ? list : [...list, { repository: id, permission: own.permission }];
      }),
    none,
  );
  return from(all, (list) => ({ in: list, of: repositories.length }));
}

/** One line for what they may do everywhere, and one for each repository in which they may do more, or that is not everywhere. */
export function accessRights({ in: all, of }: Access): readonly string[] {
  const rank = ({ permission }: Access["in"][number]): number => permissions.indexOf(permission);
  const everywhere = all.length === of ? permissions[Math.min(...all.map(rank))] : undefined;
  const more = all.filter(({ permission }) => permission !== everywhere);
  return [
    ...(everywhere === undefined ? [] : [`every repository: ${everywhere}`]),
    ...more.map(({ repository, permission }) => `${repository}: ${permission}`),
  ];
}

/** Whether somebody administers a repository. One in which they do is enough, whatever of the others was not read. */
export function administersOne(userId: number, repositories: readonly RepositoryAccess[]): Observed<boolean> {
  const answers = repositories.map(({ people }) =>
    from(people, (all) => all.some((one) => one.userId === userId && one.permission === "admin")),
  );
  return either(...answers);
}
