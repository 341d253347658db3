import { type GithubSubject, githubSubjects, iamRoles } from "@bylaw/aws";
import { defineView, from, type Observed, type View } from "@bylaw/core";
import { type Repository, repositories } from "@bylaw/github";

/** An IAM role that GitHub Actions may take, with the repositories it may be taken from. */
export interface DeployRole {
  /** The role's ARN. */
  readonly id: string;
  readonly name: string;
  readonly origins: Observed<readonly Origin[]>;
}

/** One subject that a role lets in, and the repository of the organization that it names. */
export interface Origin {
  readonly subject: GithubSubject;
  /** Left out when the subject names no single repository, none of the organization, or one of another server. */
  readonly repository?: Repository;
}

/**
 * Joins AWS and GitHub: every IAM role that trusts GitHub's OIDC provider. Only repositories of github.com
 * are joined, and only to what github.com signs: what another server signs names none of them.
 */
export const deployRoles: View<DeployRole> = defineView({
  id: "aws-github/deploy-roles",
  resource: "IAM role that trusts GitHub Actions",
  each: iamRoles,
  using: { repositories },
  where: (role) => from(githubSubjects(role), (subjects) => subjects.length > 0),
  derive: (role, { repositories: known }) => ({
    id: role.id,
    name: role.name,
    origins: from(githubSubjects(role), (subjects) => subjects.map((subject) => originOf(subject, known))),
  }),
});

function originOf(subject: GithubSubject, known: readonly Repository[]): Origin {
  const name = isGithubCom(subject) ? subject.repository?.toLowerCase() : undefined;
  const repository = known.find(({ id, host }) => host === "github.com" && id.toLowerCase() === name);
  return repository === undefined ? { subject } : { subject, repository };
}

/** An enterprise of github.com may have its name behind the host. */
export function isGithubCom({ issuer }: GithubSubject): boolean {
  return issuer?.split("/")[0] === "token.actions.githubusercontent.com";
}
