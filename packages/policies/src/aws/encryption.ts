import {
  elbClassicListenerMinimumTls,
  elbListenerMinimumTls,
  kmsKeyRotation,
  s3BucketTlsOnly,
} from "@bylaw/aws";
import { attested, defineControl, exercise, months, type Owner, soc2, years } from "@bylaw/core";
import type { EncryptionControls } from "../encryption.ts";
import { keyRotationPeriod, minimumTlsVersion } from "../parameters.ts";

export interface EncryptionOptions {
  readonly owner: Owner;
}

/** The encryption policy's controls for data in AWS. */
export function awsEncryptionControls({ owner }: EncryptionOptions): EncryptionControls {
  return {
    dataAtRest: defineControl({
      id: "data-at-rest-encrypted",
      title: "Stored data is encrypted",
      statement:
        "The platform team lists every data store with its encryption each quarter and signs the list.",
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.7"), soc2.supporting("C1.1")],
      owner,
      frequency: "quarterly",
      evidence: [
        attested("storage-encryption", {
          title: "Signed list of data stores",
          every: months(3),
          reviewer: owner,
        }),
      ],
    }),
    dataInTransit: defineControl({
      id: "data-in-transit-encrypted",
      title: "Data travels encrypted",
      statement:
        "Load balancers accept no old TLS version and buckets refuse requests without TLS; the platform team signs a list of the listeners without TLS, and why, each quarter.",
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      owner,
      frequency: "continuous",
      checks: [
        elbListenerMinimumTls.with({ version: minimumTlsVersion }),
        elbClassicListenerMinimumTls.with({ version: minimumTlsVersion }),
        s3BucketTlsOnly,
      ],
      evidence: [
        attested("listeners-without-tls", {
          title: "Signed list of listeners without TLS, and why",
          every: months(3),
          reviewer: owner,
        }),
      ],
    }),
    keyCustody: defineControl({
      id: "key-custody",
      title: "Keys are kept apart from the data",
      statement: "Encryption keys are made and kept in AWS KMS; the platform team confirms it each year.",
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      owner,
      frequency: "annual",
      evidence: [
        attested("key-custody", { title: "Statement on key custody", every: years(1), reviewer: owner }),
      ],
    }),
    keyRotation: defineControl({
      id: "key-rotation",
      title: "Encryption keys rotate",
      statement:
        "AWS KMS rotates every customer-managed key on schedule; the platform team acts on failures daily.",
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      owner,
      frequency: "continuous",
      checks: [kmsKeyRotation.with({ period: keyRotationPeriod })],
    }),
    keyCompromise: defineControl({
      id: "key-compromise-drill",
      title: "Replacing a compromised key is practised",
      statement:
        "The platform team replaces a key as if it were compromised once a year and writes up the result.",
      satisfies: [soc2("CC7.4"), soc2.supporting("CC6.1")],
      owner,
      frequency: "annual",
      evidence: [
        exercise("key-compromise", { title: "Key compromise drill", every: years(1), reviewer: owner }),
      ],
    }),
  };
}
