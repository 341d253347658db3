import type { AwsCredentialIdentityProvider } from "@aws-sdk/types";
import { BylawError, type Environment } from "@bylaw/core";
import type { BucketsFrom } from "../session/session.ts";
import type { AwsOrganization } from "./organization.ts";

/** Where Bylaw looks in AWS. */
export interface AwsOptions {
  /** Every region to look in. The first one also answers for global services. */
  readonly regions: readonly [string, ...string[]];
  readonly environment?: Environment;
  /**
   * The accounts to look in, each by taking a role in it or with the credentials as they are; or those of an organization,
   * whichever it has when the run begins. Default: the account that the credentials belong to.
   */
  readonly accounts?: readonly [AwsAccount, ...AwsAccount[]] | { readonly organization: AwsOrganization };
  /**
   * `"config"`: settings of buckets that AWS Config recorded stand for S3's answer where they pass, which takes a call for a hundred
   * buckets and not one for each; see docs/aws.md. Default: `"s3"`, which asks S3 for each.
   */
  readonly bucketsFrom?: BucketsFrom;
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

/** True for accounts that are named one by one. */
export function isList(accounts: AwsOptions["accounts"]): accounts is readonly [AwsAccount, ...AwsAccount[]] {
  return Array.isArray(accounts);
}

/** Refuses what cannot be looked into. */
export function validate({ regions, accounts, bucketsFrom = "s3", maxAttempts = 1 }: AwsOptions): void {
  const bad = regions.find((region) => !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region));
  if (bad !== undefined || regions.length === 0) {
    refuse(`${JSON.stringify(bad)} is not a region`, 'Name regions as AWS does, such as "eu-west-1".');
  }
  const listed = isList(accounts) ? accounts : [];
  if (accounts !== undefined && !isList(accounts)) validateOrganization(accounts.organization);
  for (const { id, role } of listed) {
    if (!/^\d{12}$/.test(id) || role?.startsWith("arn:") === false) {
      const next = "Give it a twelve-digit id, and the ARN of a role in it where one is to be taken.";
      refuse(`the account ${JSON.stringify(id)} is not usable`, next);
    }
  }
  for (const list of [regions, listed.map(({ id }) => id)]) {
    const twice = list.find((one, index) => list.indexOf(one) < index);
    if (twice !== undefined) refuse(`${twice} is listed twice`, "List it once.");
  }
  if (bucketsFrom !== "s3" && bucketsFrom !== "config") {
    refuse(
      `bucketsFrom is ${JSON.stringify(bucketsFrom)}`,
      'Give "s3" or "config", or leave it out for "s3".',
    );
  }
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1) {
    refuse(`maxAttempts is ${maxAttempts}`, "Give a whole number from 1.");
  }
}

function validateOrganization({ role, listedBy }: AwsOrganization): void {
  if (!/^([\w+=,.@-]+\/)*[\w+=,.@-]+$/.test(role)) {
    const next = 'Name the role that every account has, with its path and without its ARN: "bylaw".';
    refuse(`the role ${JSON.stringify(role)} of the organization's accounts is not usable`, next);
  }
  if (listedBy?.startsWith("arn:") === false) {
    const next = "Give the ARN of a role that may list the organization's accounts.";
    refuse(`listedBy is ${JSON.stringify(listedBy)}`, next);
  }
}

function refuse(what: string, next: string): never {
  throw new BylawError("invalid-definition", `aws(): ${what}.`, { next });
}
