import type { AwsCredentialIdentityProvider } from "@aws-sdk/types";
import { BylawError, type Environment, type Provider } from "@bylaw/core";
import {
  type Connection,
  type ExpectedScope,
  isReadError,
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
import { permissionsOf } from "./permissions.ts";

/** Where Bylaw looks in AWS. */
export interface AwsOptions {
  /** Every region to look in. The first one also answers for global services. */
  readonly regions: readonly [string, ...string[]];
  readonly environment?: Environment;
  /** The accounts to look in, each by taking a role in it or with the credentials as they are. Default: the account that the credentials belong to. */
  readonly accounts?: readonly [AwsAccount, ...AwsAccount[]];
  /** Default: the SDK's own chain (environment, profile, instance). */
  readonly credentials?: AwsCredentialIdentityProvider;
  /** Another endpoint than AWS's own, for an emulator. Default: the SDK's, which reads `AWS_ENDPOINT_URL`. */
  readonly endpoint?: string;
  /** How often the SDK itself tries a call. Default: 8. */
  readonly maxAttempts?: number;
}

export interface AwsAccount {
  /** Twelve digits. */
  readonly id: string;
  /** The ARN of the role to take. Default: none; the credentials have to belong to the account then. */
  readonly role?: string;
  readonly externalId?: string;
}

type Account = OpenAccount | ClosedAccount;

interface ClosedAccount {
  readonly id: string;
  readonly problem: Problem;
}

interface OpenAccount {
  readonly id: string;
  readonly partition: string;
  readonly identity: string;
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
 */
export function aws(options: AwsOptions): Provider<AwsSession> {
  validate(options);
  return Object.freeze({
    kind: "provider",
    type: awsKind,
    ...(options.environment !== undefined && { environment: options.environment }),
    looksInto: expectedScopes(options),
    connect: ({ signal }: { readonly signal: AbortSignal }) => connect(options, signal),
    permissions: (operations: readonly string[]) =>
      permissionsOf(
        operations,
        options.accounts?.flatMap(({ role }) => role ?? []),
      ),
  });
}

/** Whose account it is is told by the credentials alone, where no account is named. */
function expectedScopes({ accounts, regions }: AwsOptions): readonly ExpectedScope[] {
  const ids = accounts?.map(({ id }) => id) ?? [undefined];
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
  const targets: readonly (AwsAccount | undefined)[] = options.accounts ?? [undefined];
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
      return openSession({ account: id, partition: account.partition, region }, account.send, tools);
    },
    close() {
      for (const account of open.values()) account.close();
    },
  };
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
    return { id, partition, identity: caller, ...createSender(settings) };
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

function validate({ regions, accounts, maxAttempts = 1 }: AwsOptions): void {
  const bad = regions.find((region) => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region));
  if (bad !== undefined || regions.length === 0) {
    refuse(`${JSON.stringify(bad)} is not a region`, 'Name regions as AWS does, such as "eu-west-1".');
  }
  for (const { id, role } of accounts ?? []) {
    if (!/^\d{12}$/.test(id) || role?.startsWith("arn:") === false) {
      const next = "Give it a twelve-digit id, and the ARN of a role in it where one is to be taken.";
      refuse(`the account ${JSON.stringify(id)} is not usable`, next);
    }
  }
  for (const list of [regions, accounts?.map(({ id }) => id) ?? []]) {
    const twice = list.find((one, index) => list.indexOf(one) < index);
    if (twice !== undefined) refuse(`${twice} is listed twice`, "List it once.");
  }
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1) {
    refuse(`maxAttempts is ${maxAttempts}`, "Give a whole number from 1.");
  }
}

function refuse(what: string, next: string): never {
  throw new BylawError("invalid-definition", `aws(): ${what}.`, { next });
}
