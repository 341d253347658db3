import { type Control, definePolicy, type IsoDate, must, type Owner, type Policy } from "@bylaw/core";
import { keyRotationPeriod, minimumTlsVersion } from "./parameters.ts";

/** The controls that verify the encryption policy, whoever supplies them. A type alias, so that `Object.values` keeps its type. */
export type EncryptionControls = {
  /** Stored data is encrypted. */
  readonly dataAtRest: Control;
  /** Data travels encrypted; reads `minimumTlsVersion`. */
  readonly dataInTransit: Control;
  /** Keys live in a key management system, apart from the data. */
  readonly keyCustody: Control;
  /** Keys rotate; reads `keyRotationPeriod`. */
  readonly keyRotation: Control;
  /** A key that may be compromised is replaced at once. */
  readonly keyCompromise: Control;
};

export interface PolicyOptions<TControls> {
  readonly owner: Owner;
  /** The day the policy takes effect. */
  readonly effective: IsoDate;
  readonly controls: TControls;
}

/**
 * The encryption policy: data at rest, data in transit, key custody, rotation, and compromise.
 *
 * @example encryptionPolicy({ owner: cto, effective: "2026-01-01", controls: awsEncryptionControls({ owner: cto }) })
 */
export function encryptionPolicy({ owner, effective, controls }: PolicyOptions<EncryptionControls>): Policy {
  return definePolicy({
    id: "encryption",
    title: "Encryption Policy",
    owner,
    effective,
    review: "annual",
    purpose: "Data that leaks or is stolen stays unreadable to whoever holds it.",
    scope: "Every system that stores or transmits customer data or company secrets, in every environment.",
    statements: [
      must("ENC-1")`
        Encrypt stored data that is classified Confidential or Restricted with AES-256 or an equivalent.
      `.by(controls.dataAtRest),
      must("ENC-2")`
        Send data over networks only under ${minimumTlsVersion} or a later version.
      `.by(controls.dataInTransit),
      must("ENC-3")`
        Keep encryption keys in an approved key management system, apart from the data they protect.
      `.by(controls.keyCustody),
      must("ENC-4")`
        Rotate every encryption key at least every ${keyRotationPeriod}.
      `.by(controls.keyRotation),
      must("ENC-5")`Rotate a key at once when its compromise is suspected.`.by(controls.keyCompromise),
    ],
  });
}
