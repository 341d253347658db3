import type { Collector, Observed } from "@bylaw/core";
import { absent, defineCollector, describeEach, known, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { policyDocument } from "../../lib/policy-document.ts";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { identityArn, policyArn } from "./arns.ts";
import { decodedPolicy, detailsOperation as operation } from "./policy-text.ts";

const inlinePolicy = z.object({
  name: z.string(),
  document: observed(policyDocument),
});

const schema = z.object({
  /** The ARN. */
  id: z.string(),
  kind: z.enum(["user", "group", "role"]),
  name: z.string(),
  path: z.string(),
  created: z.string(),
  /** The policies that are written into it. */
  inlinePolicies: observed(z.array(inlinePolicy)),
  /** The ARNs of the managed policies that are attached to it, and not to a group of theirs. */
  attachedPolicies: observed(z.array(z.string())),
  /** The names of a user's groups. Of others there are none. */
  groups: observed(z.array(z.string())),
  /** The ARN of the policy that is its permissions boundary. Absent where it has none. */
  boundary: observed(z.string()),
  /** When a role was last used. Absent where AWS tells of no use, which it remembers for 400 days, and for users and groups. */
  lastUsed: observed(z.string()),
  /** By key. Groups have none. */
  tags: tagsField,
});

export interface IamIdentity extends z.infer<typeof schema> {}

type User = ItemOf<typeof operation, "UserDetailList">;
type Group = ItemOf<typeof operation, "GroupDetailList">;
type Role = ItemOf<typeof operation, "RoleDetailList">;
type PolicyDetail = NonNullable<Group["GroupPolicyList"]>[number];

/** Every IAM user, group and role of an account with what it is given. The root user is not among them. */
export const iamIdentities: Collector<IamIdentity> = defineCollector({
  id: "aws/iam-identities",
  resource: "IAM user, group or role",
  provider: awsKind,
  per: "account",
  operations: [operation],
  calls: { [operation]: { page: 1000 } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      listed(session),
      ({ item }) => identityArn(item.Arn),
      async ({ describe }) => describe(),
    );
  },
});

interface Listed {
  readonly item: User | Group | Role;
  readonly describe: () => IamIdentity;
}

/** One page may hold the end of one list and the beginning of the next. */
async function* listed(session: AwsSession): AsyncGenerator<Listed> {
  const Filter: ("User" | "Group" | "Role")[] = ["User", "Group", "Role"];
  for await (const page of session.pages(operation, { Filter, MaxItems: 1000 })) {
    const field = answerOf(operation, page);
    yield* field("UserDetailList").map((item) => ({ item, describe: () => userOf(item) }));
    yield* field("GroupDetailList").map((item) => ({ item, describe: () => groupOf(item) }));
    yield* field("RoleDetailList").map((item) => ({ item, describe: () => roleOf(item) }));
  }
}

const noSuch = (field: string) => absent(operation, `no ${field}`);

function userOf(user: User): IamIdentity {
  const field = answerOf(operation, user);
  const { UserPolicyList: inline } = user;
  return {
    ...baseOf("user", field("UserName"), user),
    // AWS leaves the list out for a user who has none, and does not document it.
    inlinePolicies: inline === undefined ? known([]) : inlineOf(() => inline),
    groups: readable(() => [...field("GroupList")]),
    boundary: boundaryOf(user),
    lastUsed: noSuch("RoleLastUsed"),
    tags: tagsOf(user),
  };
}

function groupOf(group: Group): IamIdentity {
  const field = answerOf(operation, group);
  return {
    ...baseOf("group", field("GroupName"), group),
    inlinePolicies: inlineOf(() => field("GroupPolicyList")),
    groups: known([]),
    boundary: noSuch("PermissionsBoundary"),
    lastUsed: noSuch("RoleLastUsed"),
    tags: known({}),
  };
}

function roleOf(role: Role): IamIdentity {
  const field = answerOf(operation, role);
  const used = role.RoleLastUsed?.LastUsedDate;
  return {
    ...baseOf("role", field("RoleName"), role),
    inlinePolicies: inlineOf(() => field("RolePolicyList")),
    groups: known([]),
    boundary: boundaryOf(role),
    lastUsed: used === undefined ? noSuch("RoleLastUsed") : known(used.toISOString()),
    tags: tagsOf(role),
  };
}

type Base = Pick<IamIdentity, "id" | "kind" | "name" | "path" | "created" | "attachedPolicies">;

function baseOf(kind: IamIdentity["kind"], name: string, item: User | Group | Role): Base {
  const field = answerOf(operation, item);
  return {
    id: identityArn(item.Arn),
    kind,
    name,
    path: field("Path"),
    created: field("CreateDate").toISOString(),
    attachedPolicies: readable(() =>
      field("AttachedManagedPolicies").map((one) => policyArn("PolicyArn", one.PolicyArn)),
    ),
  };
}

function inlineOf(list: () => readonly PolicyDetail[]): IamIdentity["inlinePolicies"] {
  return readable(() =>
    list().map(({ PolicyName, PolicyDocument }) => ({
      name: required(operation, "PolicyName", PolicyName),
      document: readable(() => decodedPolicy("PolicyDocument", "a policy", PolicyDocument)),
    })),
  );
}

function boundaryOf({ PermissionsBoundary: boundary }: User | Role): Observed<string> {
  if (boundary === undefined) return noSuch("PermissionsBoundary");
  return readable(() => answerOf(operation, boundary)("PermissionsBoundaryArn"));
}

function tagsOf({ Tags: tags }: User | Role): IamIdentity["tags"] {
  return readable(() => recordOf(operation, required(operation, "Tags", tags)));
}
