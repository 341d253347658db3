import { type Control, definePolicy, must, type Policy } from "@bylaw/core";
import type { PolicyOptions } from "../options.ts";
import { keyRotationPeriod, minimumTlsVersion } from "../parameters.ts";

/** The controls that verify the encryption policy, whoever supplies them. A type alias, so that `Object.values` keeps its type. */
export type EncryptionControls = {
  /** Stored data is encrypted. */
  readonly dataAtRest: Control;
  /** What a provider shows of data on its way; reads `minimumTlsVersion`. */
  readonly dataInTransit: Control;
  /** Every other way that data travels; reads `minimumTlsVersion`. */
  readonly otherTraffic: Control;
  /** Keys live in a key management system, apart from the data. */
  readonly keyCustody: Control;
  /** Keys are set to rotate by themselves; reads `keyRotationPeriod`. */
  readonly keyRotation: Control;
  /** Every other key is replaced; reads `keyRotationPeriod`. */
  readonly keyReplacement: Control;
  /** A key that may be compromised is replaced at once. */
  readonly keyCompromise: Control;
};

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
    purpose: "To keep data that leaks or is stolen unreadable to whoever holds it.",
    scope: "Every system that stores or transmits customer data or company secrets, in every environment.",
    statements: [
      must("ENC-1")`
        Encrypt stored data that is classified Confidential or Restricted with AES-256 or an equivalent.
      `.by(controls.dataAtRest),
      must("ENC-2")`
        Send data over networks only under TLS, and under no version older than ${minimumTlsVersion}.
      `.by(controls.dataInTransit, controls.otherTraffic),
      must("ENC-3")`
        Keep encryption keys in an approved key management system, apart from the data they protect.
      `.by(controls.keyCustody),
      must("ENC-4")`
        Set every encryption key of the company's own that can rotate by itself to do so at least every
        ${keyRotationPeriod}.
      `.by(controls.keyRotation),
      must("ENC-5")`Replace a key at once when its compromise is suspected.`.by(controls.keyCompromise),
      must("ENC-6")`
        Replace every key of the company's own that is in use and not set to rotate by itself at least every
        ${keyRotationPeriod}.
      `.by(controls.keyReplacement),
    ],
  });
}
