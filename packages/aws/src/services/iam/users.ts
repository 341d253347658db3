import { type Collector, hours, type Lookup, type Observed, type Quantity } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  describeEach,
  known,
  observed,
  ReadError,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { recordOf, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";
import { identityArn, policyArn } from "./arns.ts";
import {
  type CredentialReport,
  generateOperation,
  readCredentialReport,
  reportOperation as report,
  reportCalls,
} from "./credential-report.ts";
import type { CsvRecord } from "./csv.ts";
import { accessKeySlot, accessKeySlots, date, flag } from "./report-row.ts";

const details = "iam:GetAccountAuthorizationDetails";

const schema = z.object({
  /** The user's ARN. */
  id: z.string(),
  name: z.string(),
  created: z.string(),
  /** True when the user may sign in to the console. */
  consolePassword: observed(z.boolean()),
  passwordLastUsed: observed(z.string()),
  passwordLastChanged: observed(z.string()),
  mfa: observed(z.boolean()),
  /** The two places for access keys, used or not, and a third that is unread where the report says that there are more. The report does not name the keys. */
  accessKeys: z.array(accessKeySlot),
  /** The names of the policies that are written into the user. */
  inlinePolicies: observed(z.array(z.string())),
  /** The ARNs of the managed policies that are attached to the user, and not to a group of theirs. */
  attachedPolicies: observed(z.array(z.string())),
  /** When AWS made the report that tells all this but the tags. It may be up to four and a half hours old. */
  reportedAt: z.string(),
  /** When the report was read. */
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface IamUser extends z.infer<typeof schema> {}

type UserDetail = ItemOf<typeof details, "UserDetailList">;

/**
 * Every IAM user that an account has now, with what its credential report says, without the root user and without a call
 * per user. A user who is younger than the report, or is not in it, is unreadable; one who is in it and no longer in the
 * account is gone.
 */
export const iamUsers: Collector<IamUser> = defineCollector({
  id: "aws/iam-users",
  resource: "IAM user",
  provider: awsKind,
  per: "account",
  operations: [generateOperation, report, details],
  calls: { ...reportCalls, [details]: { page: 1000 } },
  schema,
  async *collect(session) {
    const credentials = await readCredentialReport(session);
    const readAt = session.now().toISOString();
    // Asked after the report, so that nobody it does not know can be missed.
    yield* describeEach(
      1,
      session.items(details, "UserDetailList", { Filter: ["User"], MaxItems: 1000 }),
      (user) => identityArn(user.Arn),
      async (user) => userOf(user, credentials, readAt),
    );
  },
});

/** How old the report was when it was read, in hours, rounded up. */
export function reportAge({ reportedAt, readAt }: IamUser): Quantity<"hours"> {
  return hours(Math.max(0, Math.ceil((Date.parse(readAt) - Date.parse(reportedAt)) / 3_600_000)));
}

/** Whether an IAM user of an account has a password for the console. */
export function hasConsoleUsers(users: Lookup<IamUser>, account: string): Observed<boolean> {
  return users.some(({ id, consolePassword }) => accountOf(id) === account && consolePassword);
}

/** `111111111111` of `arn:aws:iam::111111111111:user/ada`. */
function accountOf(arn: string): string | undefined {
  return arn.split(":")[4];
}

function userOf(user: UserDetail, credentials: CredentialReport, readAt: string): IamUser {
  const field = answerOf(details, user);
  const created = field("CreateDate");
  const row = rowOf(field("Arn"), created, credentials);
  return {
    id: field("Arn"),
    name: field("UserName"),
    created: created.toISOString(),
    consolePassword: flag(row, "password_enabled"),
    passwordLastUsed: date(row, "password_last_used"),
    passwordLastChanged: date(row, "password_last_changed"),
    mfa: flag(row, "mfa_active"),
    accessKeys: [...accessKeySlots(row)],
    inlinePolicies: inlinePoliciesOf(user),
    attachedPolicies: readable(() =>
      field("AttachedManagedPolicies").map((one) => policyArn("PolicyArn", one.PolicyArn)),
    ),
    reportedAt: credentials.generatedAt.toISOString(),
    readAt,
    tags: readable(() => recordOf(details, field("Tags"))),
  };
}

/** AWS leaves the list out for a user who has none. Its documentation does not say so; tools that read it ask first whether it is there. */
function inlinePoliciesOf({ UserPolicyList: list }: UserDetail): IamUser["inlinePolicies"] {
  if (list === undefined) return known([]);
  return readable(() => list.map((one) => answerOf(details, one)("PolicyName")));
}

/** The report's row about this very user, and not about a former one of the same name. */
function rowOf(arn: string, created: Date, { rows, broken, generatedAt }: CredentialReport): CsvRecord {
  const row = rows.get(arn);
  if (row !== undefined && isOlder(created, generatedAt)) return row;
  if (row === undefined && broken > 0) {
    throw answerMismatch(
      report,
      "answered with rows that cannot be told apart into cells, and none about this user",
    );
  }
  const why = row === undefined ? "does not know this user" : "was made before this user";
  const message = `${report} answered with a report of ${generatedAt.toISOString()}, which ${why}.`;
  throw new ReadError({ code: "stale-evidence", message, operation: report });
}

/** AWS tells both in whole seconds. */
function isOlder(created: Date, generatedAt: Date): boolean {
  return Math.floor(created.getTime() / 1000) <= Math.floor(generatedAt.getTime() / 1000);
}
