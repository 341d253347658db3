import { defineProviderKind, type ProviderKind } from "@bylaw/core/provider";
import type { GithubSession } from "./session.ts";

/** The GitHub provider kind: collectors run per organization or per repository of one. */
export const githubKind: ProviderKind<GithubSession, "organization" | "repository"> =
  defineProviderKind<GithubSession>()("github", ["organization", "repository"]);
