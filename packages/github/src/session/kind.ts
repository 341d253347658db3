import { defineProviderKind, type ProviderKind } from "@bylaw/core/provider";
import { type Operation, operations } from "../operations/index.ts";
import type { GithubSession } from "./session.ts";

/** The GitHub provider kind: collectors run per organization or per repository of one. */
export const githubKind: ProviderKind<GithubSession, "organization" | "repository", Operation> =
  defineProviderKind<GithubSession>()("github", ["organization", "repository"], {
    operations: Object.keys(operations) as Operation[],
  });
