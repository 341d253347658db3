import { defineProviderKind, type ProviderKind } from "@bylaw/core/provider";
import { type Operation, operations } from "../operations/index.ts";
import type { AwsSession } from "./session.ts";

/** The AWS provider kind: collectors run per account or per region of one. */
export const awsKind: ProviderKind<AwsSession, "account" | "region", Operation> =
  defineProviderKind<AwsSession>()("aws", ["account", "region"], {
    operations: Object.keys(operations) as Operation[],
  });
