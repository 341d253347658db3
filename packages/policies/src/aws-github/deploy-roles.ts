import { type GithubTrust, githubTrusts, iamRoles, type TrustedRepository } from "@bylaw/aws";
import { asFarAsRead, defineView, from, type Lookup, type Observed, type View } from "@bylaw/core";
import { type Repository, repositories } from "@bylaw/github";

/** An IAM role that GitHub Actions may take, with the repositories it may be taken from. */
export interface DeployRole {
  /** The role's ARN. */
  readonly id: string;
  readonly name: string;
  readonly origins: Observed<readonly Origin[]>;
}

/** One thing that a role lets in, and the repository that it names. */
export interface Origin {
  readonly trust: GithubTrust;
  /** Left out when it names no single repository. Absent when no organization of the program has it. */
  readonly repository?: Observed<Repository>;
}

/**
 * Joins AWS and GitHub: every IAM role that trusts GitHub's OIDC provider. A repository is looked for where the signer of
 * the token has its repositories, by name where one is given, else by id.
 */
export const deployRoles: View<DeployRole> = defineView({
  id: "aws-github/deploy-roles",
  resource: "IAM role that trusts GitHub Actions",
  each: iamRoles,
  using: { repositories: asFarAsRead(repositories) },
  where: (role) => from(githubTrusts(role), (trusts) => trusts.length > 0),
  derive: (role, { repositories: read }) => ({
    id: role.id,
    name: role.name,
    origins: from(githubTrusts(role), (trusts) => trusts.map((trust) => originOf(trust, read))),
  }),
});

function originOf(trust: GithubTrust, read: Lookup<Repository>): Origin {
  const { repository, host } = trust;
  if (repository === undefined || host === undefined) return { trust };
  return { trust, repository: read.find((one) => one.host === host && isNamed(one, repository)) };
}

function isNamed(repository: Repository, { name, ids }: TrustedRepository): boolean | Observed<boolean> {
  if (name !== undefined) return repository.id.toLowerCase() === name.toLowerCase();
  return from(repository.repositoryId, (number) => ids?.includes(String(number)) === true);
}
