import {
  elbClassicListenerMinimumTls,
  elbListenerMinimumTls,
  kmsKeyRotation,
  s3BucketTlsOnly,
} from "@bylaw/aws";
import {
  atLeast,
  atMost,
  attested,
  days,
  defineControl,
  defineParameter,
  definePolicy,
  exercise,
  months,
  must,
  soc2,
  tls,
  years,
} from "@bylaw/core";
import { cto, platform } from "./people.ts";

export const keyRotationPeriod = defineParameter("key-rotation-period", atMost(days(365)));

const minimumTlsVersion = defineParameter("minimum-tls-version", atLeast(tls("1.2")));

export const encryptionControls = {
  dataAtRest: defineControl({
    id: "data-at-rest-encrypted",
    title: "Stored data is encrypted",
    statement:
      "Each quarter the owner lists every data store with the class of its data and the cipher that it is encrypted with, and signs the list.",
    satisfies: [soc2("CC6.1"), soc2.supporting("CC6.7"), soc2.supporting("C1.1")],
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("storage-encryption", {
        title: "Signed list of data stores, with the class of the data and the cipher of each",
        every: months(3),
        reviewer: platform,
      }),
    ],
  }),
  otherTraffic: defineControl({
    id: "other-traffic-encrypted",
    title: "Every other way that data travels is known",
    statement:
      "Each quarter the owner lists the connections whose encryption no check reads, such as listeners without TLS, those from load balancers to what is behind them, and those of other services, with the oldest TLS version that each accepts, and signs the list.",
    satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("unread-connections", {
        title: "Signed list of connections that no check reads, with the oldest TLS version of each",
        every: months(3),
        reviewer: platform,
        parameters: [minimumTlsVersion],
      }),
    ],
  }),
  keyCustody: defineControl({
    id: "key-custody",
    title: "Keys are kept apart from the data",
    statement:
      "Each year the owner names the key management systems that are approved, states that every encryption key is kept in one of them and apart from the data it protects, and signs the statement.",
    satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
    owner: platform,
    frequency: "annual",
    evidence: [
      attested("key-custody", {
        title:
          "Signed statement on the approved key management systems, and that keys are kept in them and apart from the data",
        every: years(1),
        reviewer: platform,
      }),
    ],
  }),
  keyReplacement: defineControl({
    id: "key-replacement",
    title: "Keys that do not rotate by themselves are replaced",
    statement:
      "Each quarter the owner lists the company's own keys that are in use and that no check finds set to rotate by themselves, with the day each was made or last replaced, and signs the list.",
    satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("replaced-keys", {
        title: "Signed list of keys that do not rotate by themselves, with the day each was last replaced",
        every: months(3),
        reviewer: platform,
        parameters: [keyRotationPeriod],
      }),
    ],
  }),
  keyCompromise: defineControl({
    id: "key-compromise-drill",
    title: "Compromised keys are replaced, and replacing one is practised",
    statement:
      "Each quarter the owner lists the keys whose compromise was suspected, with when that was and when each was replaced, and signs the list; once a year the owner has a key replaced as if it were compromised and writes up the result.",
    satisfies: [soc2("CC7.4"), soc2.supporting("CC6.1")],
    owner: platform,
    frequency: "quarterly",
    evidence: [
      attested("suspected-keys", {
        title:
          "Signed list of suspected keys, even if there were none, with when each was suspected and replaced",
        every: months(3),
        reviewer: platform,
      }),
      exercise("key-compromise", { title: "Key compromise drill", every: years(1), reviewer: platform }),
    ],
  }),
  dataInTransit: defineControl({
    id: "data-in-transit-encrypted",
    title: "Load balancers accept no old TLS, and buckets nothing without TLS",
    statement:
      "Every listener of an AWS load balancer that ends TLS accepts no version that is older than the policy allows, and the policy of every general purpose S3 bucket denies requests without TLS.",
    satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
    owner: platform,
    frequency: "continuous",
    checks: [
      elbListenerMinimumTls.with({ version: minimumTlsVersion }),
      elbClassicListenerMinimumTls.with({ version: minimumTlsVersion }),
      s3BucketTlsOnly,
    ],
  }),
  keyRotation: defineControl({
    id: "key-rotation",
    title: "Encryption keys are set to rotate",
    statement:
      "Every enabled customer-managed key that AWS KMS can rotate on schedule is set to rotate as often as the policy asks.",
    satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
    owner: platform,
    frequency: "continuous",
    checks: [kmsKeyRotation.with({ period: keyRotationPeriod })],
  }),
};

export const encryption = definePolicy({
  id: "encryption",
  title: "Encryption Policy",
  owner: cto,
  effective: "2026-01-01",
  review: "annual",
  purpose: "To keep data that leaks or is stolen unreadable to whoever holds it.",
  scope: "Every system that stores or transmits customer data or company secrets, in every environment.",
  statements: [
    must("ENC-1")`
      Encrypt stored data that is classified Confidential or Restricted with AES-256 or an equivalent.
    `.by(encryptionControls.dataAtRest),
    must("ENC-2")`
      Send data over networks only under TLS, and under no version older than ${minimumTlsVersion}.
    `.by(encryptionControls.dataInTransit, encryptionControls.otherTraffic),
    must("ENC-3")`
      Keep encryption keys in an approved key management system, apart from the data they protect.
    `.by(encryptionControls.keyCustody),
    must("ENC-4")`
      Set every encryption key of the company's own that can rotate by itself to do so at least every
      ${keyRotationPeriod}.
    `.by(encryptionControls.keyRotation),
    must("ENC-5")`Replace a key at once when its compromise is suspected.`.by(
      encryptionControls.keyCompromise,
    ),
    must("ENC-6")`
      Replace every key of the company's own that is in use and not set to rotate by itself at least every
      ${keyRotationPeriod}.
    `.by(encryptionControls.keyReplacement),
  ],
});
