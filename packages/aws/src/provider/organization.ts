import { answerMismatch, followPages, isReadError } from "@bylaw/core/provider";
import { readErrorOf } from "../session/errors.ts";
import { required } from "../session/required.ts";
import { type AccountSettings, callerIdentity, roleCredentials, settingsOf } from "./connect.ts";

/** Every open account of an AWS organization, as it is at each run. */
export interface AwsOrganization {
  /** The name of the role to take in each account, with its path where it has one: `bylaw`, `audit/bylaw`. */
  readonly role: string;
  readonly externalId?: string;
  /**
   * The ARN of a role that may list the accounts: one of the management account, or of an account that administers for it.
   * Default: the credentials as they are.
   */
  readonly listedBy?: string;
}

/** An account of an organization, and the role to take in it. */
export interface OrganizationAccount {
  readonly id: string;
  readonly role: string;
  readonly externalId?: string;
}

const operation = "organizations:ListAccounts";

/** Nobody can sign in to these, nor take a role: AWS, "Monitor the state of your AWS accounts", read 2026-11. */
const closed = new Set(["CLOSED", "PENDING_CLOSURE", "SUSPENDED"]);

/** The organization's accounts that are open. Throws a `ReadError` where they cannot be listed to the end. */
export async function accountsOf(
  organization: AwsOrganization,
  base: AccountSettings,
  region: string,
  signal: AbortSignal,
): Promise<readonly OrganizationAccount[]> {
  try {
    const settings = await listingSettings(organization, base, region);
    const { partition } = await callerIdentity(settings, region, signal);
    const { role, externalId } = organization;
    return (await openAccounts(settings, region, signal)).map((id) => ({
      id,
      role: `arn:${partition}:iam::${id}:role/${role}`,
      ...(externalId !== undefined && { externalId }),
    }));
  } catch (error) {
    signal.throwIfAborted();
    throw isReadError(error) ? error : readErrorOf(operation, operation, error);
  }
}

async function listingSettings(
  { listedBy, externalId }: AwsOrganization,
  base: AccountSettings,
  region: string,
): Promise<AccountSettings> {
  if (listedBy === undefined) return base;
  const role = { arn: listedBy, region, ...(externalId !== undefined && { externalId }) };
  return { ...base, credentials: await roleCredentials(role, base) };
}

async function openAccounts(
  settings: AccountSettings,
  region: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const sdk = await import("@aws-sdk/client-organizations");
  const client = new sdk.OrganizationsClient(settingsOf(settings, region));
  const ask = (NextToken: string | undefined) => {
    const input = NextToken === undefined ? {} : { NextToken };
    return client.send(new sdk.ListAccountsCommand(input), { abortSignal: signal });
  };
  const open: string[] = [];
  try {
    for await (const { Accounts } of followPages(operation, ask, ({ NextToken }) => NextToken || undefined)) {
      for (const { Id, State, Status } of required(operation, "Accounts", Accounts)) {
        const id = required(operation, "Id", Id);
        // Status gives way to State: AWS retires it in 2026, and not everywhere at once.
        if (!closed.has(required(operation, "State", State ?? Status))) open.push(id);
      }
    }
    // The management account is one of them, and always open.
    if (open.length === 0) throw answerMismatch(operation, "answered without an open account");
    return open;
  } finally {
    client.destroy();
  }
}
