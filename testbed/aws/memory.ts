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

export interface Memory {
  account(id: string): AccountSettings;
  /** Adds to what was set for this account before. */
  setAccount(settings: AccountSettings): void;
  /** Rotation period in days by `account/key id`; absent means that rotation is off. */
  readonly rotation: Map<string, number>;
  /** EXTERNAL keys whose material was imported, as `account/key id`. */
  readonly imported: Set<string>;
  /** ARNs of trails for which selectors were put. */
  readonly customSelectors: Set<string>;
  /** Region by bucket name. */
  readonly bucketRegions: Map<string, string>;
  clear(): void;
}

export function createMemory(): Memory {
  const accounts = new Map<string, AccountSettings>();
  const rotation = new Map<string, number>();
  const imported = new Set<string>();
  const customSelectors = new Set<string>();
  const bucketRegions = new Map<string, string>();
  return {
    account: (id) => accounts.get(id) ?? { id },
    setAccount(settings) {
      accounts.set(settings.id, { ...accounts.get(settings.id), ...settings });
    },
    rotation,
    imported,
    customSelectors,
    bucketRegions,
    clear() {
      for (const store of [accounts, rotation, imported, customSelectors, bucketRegions]) store.clear();
    },
  };
}
