import { defineProviderKind, type ProviderKind } from "@bylaw/core/provider";
import type { AwsSession } from "./session.ts";

/** The AWS provider kind: collectors run per account or per region of one. */
export const awsKind: ProviderKind<AwsSession, "account" | "region"> = defineProviderKind<AwsSession>()(
  "aws",
  ["account", "region"],
);
