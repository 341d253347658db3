import type { AnyCheck, CheckUse } from "@bylaw/core";
import { judgeScript, type Verdict } from "./judge.ts";
import type { Asked, Script } from "./script.ts";

/** A statement as it is written: one of a policy that is attached or written into somebody. */
export type Statement = Readonly<Record<string, unknown>>;

/** What somebody is given. Names of managed policies: one that begins with `aws:` is of AWS. */
export interface GivenIdentity {
  readonly attached?: readonly string[];
  /** By name. */
  readonly inline?: Readonly<Record<string, readonly Statement[]>>;
  readonly groups?: readonly string[];
  readonly boundary?: string;
  readonly path?: string;
  /** Of a role. By default EC2 may take it. */
  readonly trust?: readonly Statement[];
  readonly lastUsed?: string;
  /** Members of the answer that are otherwise. Undefined leaves one out. */
  readonly answered?: Readonly<Record<string, unknown>>;
}

/** An account by the names of what it has. */
export interface IamAccount {
  readonly users?: Readonly<Record<string, GivenIdentity>>;
  readonly groups?: Readonly<Record<string, GivenIdentity>>;
  readonly roles?: Readonly<Record<string, GivenIdentity>>;
  /** The managed policies, by name. One that somebody has and that is not here is not answered. */
  readonly policies?: Readonly<Record<string, readonly Statement[]>>;
}

export const details = "iam:GetAccountAuthorizationDetails";
export const everything: Statement = { Effect: "Allow", Action: "*", Resource: "*" };
/** The policy by which AWS makes administrators, as `attached` and `policies` name it. */
export const administratorAccess = "aws:AdministratorAccess";

const arn = (kind: string, path: string, name: string) => `arn:aws:iam::111111111111:${kind}${path}${name}`;

/** The ARN of a managed policy by the name that an {@link IamAccount} has for it. */
function policyArn(name: string): string {
  return name.startsWith("aws:") ? `arn:aws:iam::aws:policy/${name.slice(4)}` : arn("policy", "/", name);
}

/** An IAM policy as AWS answers it. */
function encoded(statements: readonly Statement[]): string {
  return encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

/** An account's authorization details, of which AWS answers what the filter names. */
export function iamScript(account: IamAccount): Script {
  const { users = {}, groups = {}, roles = {}, policies = {} } = account;
  const lists: Readonly<Record<string, readonly object[]>> = {
    UserDetailList: Object.entries(users).map(([name, given]) => identity("user", "User", name, given)),
    GroupDetailList: Object.entries(groups).map(([name, given]) => identity("group", "Group", name, given)),
    RoleDetailList: Object.entries(roles).map(([name, given]) => identity("role", "Role", name, given)),
    Policies: Object.entries(policies).map(([name, statements]) => managed(name, statements, account)),
  };
  const only = (wanted: (name: string) => boolean) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, wanted(name) ? list : []]));
  return {
    [details]: (asked) => {
      const filter = filterOf(asked);
      const isWanted = (list: string) => filter.some((one) => list.startsWith(one) || one.endsWith(list));
      return { ...only((list) => isWanted(list.replace("Policies", "ManagedPolicy"))), IsTruncated: false };
    },
  };
}

function filterOf({ input }: Asked): readonly string[] {
  return Object.entries(input).flatMap(([key, value]) => (key.startsWith("Filter") ? [String(value)] : []));
}

function identity(kind: string, word: string, name: string, given: GivenIdentity): object {
  const {
    attached = [],
    inline = {},
    groups = [],
    boundary,
    path = "/",
    trust,
    lastUsed,
    answered = {},
  } = given;
  const written = Object.entries(inline).map(([policy, statements]) => ({
    PolicyName: policy,
    PolicyDocument: encoded(statements),
  }));
  const all = {
    [`${word}Name`]: name,
    Arn: arn(kind, path, name),
    Path: path,
    CreateDate: new Date("2020-01-01T00:00:00Z"),
    AttachedManagedPolicies: attached.map((one) => ({ PolicyName: one, PolicyArn: policyArn(one) })),
    ...((kind !== "user" || written.length > 0) && { [`${word}PolicyList`]: written }),
    ...(kind === "user" && { GroupList: groups }),
    ...(kind !== "group" && { Tags: [] }),
    ...(kind === "role" && { AssumeRolePolicyDocument: encoded(trust ?? [ec2]) }),
    ...(kind === "role" && {
      RoleLastUsed: lastUsed === undefined ? {} : { LastUsedDate: new Date(lastUsed) },
    }),
    ...(boundary !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: policyArn(boundary) },
    }),
    ...answered,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const ec2: Statement = {
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
};

function managed(name: string, statements: readonly Statement[], account: IamAccount): object {
  const holders = [account.users, account.groups, account.roles].flatMap((all) => Object.values(all ?? {}));
  return {
    PolicyName: name.replace("aws:", ""),
    Arn: policyArn(name),
    Path: "/",
    DefaultVersionId: "v2",
    AttachmentCount: holders.filter(({ attached }) => attached?.includes(name)).length,
    PolicyVersionList: [
      { VersionId: "v2", IsDefaultVersion: true, Document: encoded(statements) },
      { VersionId: "v1", IsDefaultVersion: false, Document: encoded([everything]) },
    ],
  };
}

/** What a check says of an account, on 2026-01-01. */
export async function judgeAccount(
  check: AnyCheck | CheckUse,
  account: IamAccount,
  more: Script = {},
): Promise<readonly Verdict[]> {
  return judgeScript(check, { ...iamScript(account), ...more });
}
