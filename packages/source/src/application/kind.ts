import type { Problem, ProviderKind, UnreadableResource } from "@bylaw/core/provider";
import { defineProviderKind } from "@bylaw/core/provider";
import type { AuthenticationHandler, SourceRoute } from "./resources.ts";

export const OPERATION = "source:ReadFiles";

/** What an application's source says, as resources. */
export interface Analysis {
  readonly routes: readonly (SourceRoute | UnreadableResource)[];
  readonly handlers: readonly (AuthenticationHandler | UnreadableResource)[];
  /** Why either listing is incomplete. */
  readonly problem?: Problem;
}

/** What a collector sees of an application's source: read once for all listings. */
export interface SourceSession {
  analysed(): Promise<Analysis>;
}

/** The kind of what reads an application's source. */
export const sourceKind: ProviderKind<SourceSession, "application", typeof OPERATION> =
  defineProviderKind<SourceSession>()("source", ["application"], { operations: [OPERATION], own: true });
