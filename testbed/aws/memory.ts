/** What moto does not keep, keyed by account, so that corrections can answer. */

export interface AccountSettings {
  /** Twelve digits. */
  readonly id: string;
  /** The root user has an MFA device (default false). */
  readonly rootMfa?: boolean;
  /** The root user has a password; false after central removal (default true). */
  readonly rootPassword?: boolean;
  /** Access keys of the root user: 0, 1 or 2 (default 0). */
  readonly rootAccessKeys?: number;
  /** GeneratedTime of the credential report, ISO 8601 (default: now). AWS keeps a report for four hours. */
  readonly reportGeneratedAt?: string;
  /** LatestDeliveryError of GetTrailStatus, by trail ARN. */
  readonly deliveryErrors?: Readonly<Record<string, string>>;
}

/** A place in the memory for what a service's corrections keep. */
export interface Store<T> {
  readonly keeps?: T;
}

export interface Memory {
  account(id: string): AccountSettings;
  /** Adds to what was set for this account before. */
  setAccount(settings: AccountSettings): void;
  of<T>(store: Store<T>): Map<string, T>;
  clear(): void;
}

export function createMemory(): Memory {
  const accounts = new Map<string, AccountSettings>();
  const stores = new Map<object, Map<string, unknown>>();
  return {
    account: (id) => accounts.get(id) ?? { id },
    setAccount(settings) {
      accounts.set(settings.id, { ...accounts.get(settings.id), ...settings });
    },
    of<T>(store: Store<T>) {
      const kept = stores.get(store) ?? new Map<string, unknown>();
      stores.set(store, kept);
      return kept as Map<string, T>;
    },
    clear() {
      accounts.clear();
      stores.clear();
    },
  };
}
