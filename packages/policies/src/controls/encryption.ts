import { attested, defineControl, exercise, months, soc2, years } from "@bylaw/core";
import type { ControlOptions } from "../options.ts";
import { keyRotationPeriod, minimumTlsVersion } from "../parameters.ts";
import type { EncryptionControls } from "../policies/encryption.ts";

/**
 * The encryption policy's controls that people show. A provider's controls spread them and add what it verifies.
 *
 * @example { ...manualEncryptionControls({ owner }), dataInTransit, keyRotation }
 */
export function manualEncryptionControls({
  owner,
}: ControlOptions): Omit<EncryptionControls, "dataInTransit" | "keyRotation"> {
  return {
    dataAtRest: defineControl({
      id: "data-at-rest-encrypted",
      title: "Stored data is encrypted",
      statement:
        "Each quarter the owner lists every data store with the class of its data and the cipher that it is encrypted with, and signs the list.",
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.7"), soc2.supporting("C1.1")],
      owner,
      frequency: "quarterly",
      evidence: [
        attested("storage-encryption", {
          title: "Signed list of data stores, with the class of the data and the cipher of each",
          every: months(3),
          reviewer: owner,
        }),
      ],
    }),
    otherTraffic: defineControl({
      id: "other-traffic-encrypted",
      title: "Every other way that data travels is known",
      statement:
        "Each quarter the owner lists the connections whose encryption no check reads, such as listeners without TLS, those from load balancers to what is behind them, and those of other services, with the oldest TLS version that each accepts, and signs the list.",
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      owner,
      frequency: "quarterly",
      evidence: [
        attested("unread-connections", {
          title: "Signed list of connections that no check reads, with the oldest TLS version of each",
          every: months(3),
          reviewer: owner,
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
      owner,
      frequency: "annual",
      evidence: [
        attested("key-custody", {
          title:
            "Signed statement on the approved key management systems, and that keys are kept in them and apart from the data",
          every: years(1),
          reviewer: owner,
        }),
      ],
    }),
    keyReplacement: defineControl({
      id: "key-replacement",
      title: "Keys that do not rotate by themselves are replaced",
      statement:
        "Each quarter the owner lists the company's own keys that are in use and that no check finds set to rotate by themselves, with the day each was made or last replaced, and signs the list.",
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      owner,
      frequency: "quarterly",
      evidence: [
        attested("replaced-keys", {
          title: "Signed list of keys that do not rotate by themselves, with the day each was last replaced",
          every: months(3),
          reviewer: owner,
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
      owner,
      frequency: "quarterly",
      evidence: [
        attested("suspected-keys", {
          title:
            "Signed list of suspected keys, even if there were none, with when each was suspected and replaced",
          every: months(3),
          reviewer: owner,
        }),
        exercise("key-compromise", { title: "Key compromise drill", every: years(1), reviewer: owner }),
      ],
    }),
  };
}
