import type { Provider } from "@bylaw/core";
import {
  type Connection,
  type ExpectedScope,
  isReadError,
  located,
  mapParallel,
  type Problem,
  type ScopeAccess,
  scopeOf,
} from "@bylaw/core/provider";
import { readErrorOf } from "../session/errors.ts";
import { awsKind } from "../session/kind.ts";
import { type AwsSession, openSession, type Send } from "../session/session.ts";
import {
  type AccountSettings,
  type AssumedRole,
  baseCredentials,
  callerIdentity,
  createSender,
  requestHandlerOptions,
  roleCredentials,
} from "./connect.ts";
import { type AwsAccount, type AwsOptions, isList, validate } from "./options.ts";
import { accountsOf } from "./organization.ts";
import { permissionsOf } from "./permissions.ts";

type Account = OpenAccount | ClosedAccount;

interface ClosedAccount {
  readonly id: string;
  readonly problem: Problem;
}

interface OpenAccount {
  readonly id: string;
  readonly partition: string;
  readonly identity: string;
  /** By region. */
  readonly runs: Map<string, object>;
  readonly send: Send;
  close(): void;
}

/**
 * AWS as a provider: one or several accounts, in the regions given. Asks through `HTTPS_PROXY` and `HTTP_PROXY`, unless
 * `NO_PROXY` names the host.
 *
 * @example
 * aws({
 *   environment: production,
 *   regions: ["eu-west-1", "us-east-1"],
 *   accounts: [{ id: "111111111111", role: "arn:aws:iam::111111111111:role/bylaw" }],
 * })
 * @example
 * aws({ regions: ["eu-west-1"], accounts: { organization: { role: "bylaw", externalId: "acme" } } })
 */
export function aws(options: AwsOptions): Provider<AwsSession> {
  validate(options);
  return located(
    Object.freeze({
      kind: "provider",
      type: awsKind,
      ...(options.environment !== undefined && { environment: options.environment }),
      looksInto: expectedScopes(options),
      connect: ({ signal }: { readonly signal: AbortSignal }) => connect(options, signal),
      permissions: (operations: readonly string[]) => permissionsOf(operations, options),
    }),
  );
}

/** Which accounts there are is told by the credentials or the organization, where no account is named. */
function expectedScopes({ accounts, regions }: AwsOptions): readonly ExpectedScope[] {
  const ids = isList(accounts) ? accounts.map(({ id }) => id) : [undefined];
  return ids.flatMap((id) => [
    { level: "account", path: [id] },
    ...regions.map((region) => ({ level: "region", path: [id, region] })),
  ]);
}

async function connect(options: AwsOptions, signal: AbortSignal): Promise<Connection<AwsSession>> {
  const [region] = options.regions;
  const requestHandler = await requestHandlerOptions();
  const base: AccountSettings = {
    credentials: await baseCredentials(options.credentials, region, requestHandler),
    maxAttempts: options.maxAttempts ?? 8,
    requestHandler,
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
  };
  const targets = await targetsOf(options, base, signal);
  const accounts: Account[] = [];
  for await (const account of mapParallel(20, targets, (target) =>
    openAccount(base, region, target, signal),
  )) {
    accounts.push(account);
  }
  const open = new Map(
    accounts.flatMap((account) => ("send" in account ? [[account.id, account] as const] : [])),
  );
  return {
    scopes: accounts.flatMap((account) => scopesOf(options, account)),
    session(scope, tools) {
      const [id = "", region = options.regions[0]] = scope.path;
      const account = open.get(id);
      if (account === undefined) throw new TypeError(`The account ${id} is not open.`);
      const { partition, runs, send } = account;
      const { regions, bucketsFrom = "s3" } = options;
      const run = runs.get(region) ?? {};
      runs.set(region, run);
      return openSession({ account: id, partition, region, regions, bucketsFrom, run }, send, tools);
    },
    close() {
      for (const account of open.values()) account.close();
    },
  };
}

/** The accounts to open; undefined for the one that the credentials belong to. */
async function targetsOf(
  { accounts, regions }: AwsOptions,
  base: AccountSettings,
  signal: AbortSignal,
): Promise<readonly (AwsAccount | undefined)[]> {
  if (accounts === undefined) return [undefined];
  return isList(accounts) ? accounts : accountsOf(accounts.organization, base, regions[0], signal);
}

/** The account, or the account with the reason why it is out of reach. */
async function openAccount(
  base: AccountSettings,
  region: string,
  target: AwsAccount | undefined,
  signal: AbortSignal,
): Promise<Account> {
  try {
    const settings =
      target?.role === undefined
        ? base
        : {
            ...base,
            credentials: await roleCredentials(roleOf({ ...target, role: target.role }, region), base),
          };
    const identity = await callerIdentity(settings, region, signal);
    if (target !== undefined && identity.account !== target.id) {
      const [what, operation] =
        target.role === undefined
          ? (["credentials", "sts:GetCallerIdentity"] as const)
          : (["role given", "sts:AssumeRole"] as const);
      const verb = target.role === undefined ? "belong" : "belongs";
      const message = `The ${what} for ${target.id} ${verb} to ${identity.account}.`;
      return { id: target.id, problem: { code: "unavailable", message, operation } };
    }
    const { account: id, partition, identity: caller } = identity;
    return { id, partition, identity: caller, runs: new Map(), ...createSender(settings) };
  } catch (error) {
    signal.throwIfAborted();
    const operation = "sts:GetCallerIdentity";
    const { problem } = isReadError(error) ? error : readErrorOf(operation, operation, error);
    return { id: target?.id ?? "unknown", problem };
  }
}

function scopesOf(options: AwsOptions, account: Account): readonly ScopeAccess[] {
  const access = (level: "account" | "region", path: readonly string[]): ScopeAccess => ({
    scope: scopeOf(awsKind, level, path, options.environment),
    ...("problem" in account ? { problem: account.problem } : { identity: account.identity }),
  });
  return [
    access("account", [account.id]),
    ...options.regions.map((region) => access("region", [account.id, region])),
  ];
}

function roleOf({ role, externalId }: AwsAccount & { readonly role: string }, region: string): AssumedRole {
  return { arn: role, region, ...(externalId !== undefined && { externalId }) };
}
