import type { Faults } from "./faults.ts";
import type { AccountSettings } from "./memory.ts";

export interface LoggedCall {
  readonly operation: string;
  readonly region: string;
  readonly account: string;
  readonly accessKey: string;
  /** The HTTP status that was answered; 0 when the connection was closed instead. */
  readonly status: number;
}

export interface AwsProxy {
  readonly endpoint: string;
  /** Calls by `service:Operation`, denied and throttled ones included. */
  calls(): Readonly<Record<string, number>>;
  resetCalls(): void;
  log(): readonly LoggedCall[];
  /** Replaces all faults by these. */
  set(faults: Faults): void;
  /** No faults any more. */
  clear(): void;
  /** Sets what moto has no place for, adding to what was set for the account before. */
  account(settings: AccountSettings): void;
  stop(): Promise<void>;
}
