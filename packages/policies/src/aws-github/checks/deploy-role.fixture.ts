import { type IamRole, iamRoles } from "@bylaw/aws";
import { count } from "@bylaw/core";
import { absent, known, type Problem, unreadable, unreadableResource } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import { type Repository, repositories } from "@bylaw/github";

/** Cases name where they were seen: a public issue (`repo#n`); cac is aws-actions/configure-aws-credentials. */
export const issuer = "token.actions.githubusercontent.com";
export const denied: Problem = {
  code: "access-denied",
  message: "The read was denied.",
  permission: "Administration: read",
};
export const incomplete = "github/repositories is incomplete: The read was denied.";

const classic = {
  pattern: "main",
  review: known({ approvals: count(2), dismissesStale: true, lastPush: true, codeOwners: false }),
  pullRequestBypass: [],
  bindsAdministrators: true,
  locked: false,
  forcePushes: false,
  forcePushers: [],
  deletions: false,
  conversations: false,
  signatures: false,
  linearHistory: false,
};
const reviewed = known(classic);
const repository = (name: string, change: Partial<Repository> = {}): Repository => ({
  id: `acme/${name}`,
  name,
  repositoryId: known(2),
  ownerId: known(1),
  host: "github.com",
  visibility: "private",
  archived: false,
  fork: false,
  rulesBind: true,
  defaultBranch: known("main"),
  classic: absent("POST /graphql repositories", "no classic protection"),
  rulesets: known([]),
  codeowners: absent("POST /graphql repositories", "no CODEOWNERS file"),
  ...change,
});
export const api = repository("api", { classic: reviewed });
const all = [
  api,
  repository("portal", { repositoryId: known(3) }),
  repository("hidden", { repositoryId: known(4), classic: unreadable(denied) }),
  repository("trunk", { repositoryId: known(5), classic: reviewed, defaultBranch: known("trunk") }),
  repository("veiled", { repositoryId: known(6), classic: reviewed, defaultBranch: unreadable(denied) }),
  repository("bypassed", {
    repositoryId: known(7),
    classic: known({ ...classic, bindsAdministrators: false }),
  }),
  repository("old", { repositoryId: known(8), classic: reviewed, archived: true }),
  repository("nameless", { repositoryId: unreadable(denied), classic: reviewed }),
];
export const read = listingOf(repositories, all);
export const oneHidden = listingOf(repositories, [
  ...all,
  unreadableResource("acme/(repository 9 of 9)", denied),
]);
export const unproven = listingOf(repositories, all, { problem: denied });
export const elsewhere = (host: string) => listingOf(repositories, [{ ...api, host }]);

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
/** A role that lets in what meets one of the conditions, each an operator's claims. */
export function roleWhen(conditions: readonly Condition[], host = issuer): ListingFixture {
  const deploy: IamRole = {
    id: "arn:aws:iam::111111111111:role/deploy",
    name: "deploy",
    path: "/",
    trust: known({
      statements: conditions.map((condition) => ({
        effect: "Allow" as const,
        principals: [
          { type: "Federated" as const, value: `arn:aws:iam::111111111111:oidc-provider/${host}` },
        ],
        actions: ["sts:AssumeRoleWithWebIdentity"],
        conditions: Object.entries(condition).flatMap(([operator, claims]) =>
          Object.entries(claims).map(([claim, values]) => ({
            operator,
            key: `${host}:${claim}`,
            values: typeof values === "string" ? [values] : [...values],
          })),
        ),
      })),
    }),
  };
  return listingOf(iamRoles, [deploy]);
}
export const equals = (claims: Condition[string], host = issuer) =>
  roleWhen([{ StringEquals: claims }], host);
export const like = (sub: string) => roleWhen([{ StringLike: { sub } }]);
export const main = (name: string) => `repo:${name}:ref:refs/heads/main`;

export const says = (what: string) => [`trusted subjects: ${what}`];
export const passes = (name: string, subject: string, role: ListingFixture, repositoriesRead = read) => ({
  name,
  given: [role, repositoriesRead],
  says: says(`${subject} pass, expected all to pass`),
});
export const fails = (name: string, what: string, role: ListingFixture, repositoriesRead = read) => ({
  name,
  given: [role, repositoriesRead],
  says: says(what),
});
export const cannotTell = (name: string, role: ListingFixture, message: string, repositoriesRead = read) => ({
  name,
  given: [role, repositoriesRead],
  says: [message],
});
