import { attested, defineControl, exercise, months, says, soc2, years } from "@bylaw/core";
import { defineEventLog } from "@bylaw/evidence";
import { type Controls, inWeek, type Terms } from "../../terms.ts";
import { encryptionCheck, keyRotationPeriod, minimumTlsVersion } from "./parameters.ts";

export type EncryptionControlId =
  | "data-at-rest-encrypted"
  | "data-in-transit-encrypted"
  | "other-traffic-encrypted"
  | "key-custody"
  | "key-rotation"
  | "key-replacement"
  | "key-compromise-drill";

const storeChanges = defineEventLog({
  id: "data-store-changes",
  title: "Data stores made or changed",
  event: "new or changed data store",
  answered: "pictured",
  within: encryptionCheck,
});

/** How stored data, data on its way, and the keys of both are protected. */
export function encryptionControls({ owners, from, originals }: Terms): Controls<EncryptionControlId> {
  const { security, engineering } = owners;
  const terms = { from };
  const done = { owner: engineering, implementedFrom: from };
  const looked = { reviewer: security, originals: `${originals.documents}, Encryption` };
  return {
    "data-at-rest-encrypted": defineControl({
      id: "data-at-rest-encrypted",
      title: "Stored data is encrypted",
      statement: says`
        Each quarter the engineering owner lists every data store with the class of its data and the cipher that it is
        encrypted with, and signs the list; at most ${encryptionCheck} after a data store is made or changed, the engineering
        owner takes a picture of its encryption setting, and logs the day.
      `,
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.7"), soc2.supporting("C1.1")],
      ...done,
      evidence: [
        attested("storage-encryption", {
          title:
            "Signed list of every data store, as the list of data stores counts them, with the class of the data and the cipher of each",
          every: months(3),
          firstDue: inWeek(terms, 3),
          ...looked,
        }),
        storeChanges.require("storage-encryption-changes", {
          title:
            "Log of every data store that was made or changed, with the day of that and the day on which its encryption setting was pictured, and the pictures",
          every: months(1),
          firstDue: inWeek(terms, 4),
          orNone: true,
          parameters: [encryptionCheck],
          ...looked,
        }),
      ],
    }),
    "data-in-transit-encrypted": defineControl({
      id: "data-in-transit-encrypted",
      title: "Public endpoints accept no old TLS",
      statement:
        "Each quarter the engineering owner has every address that the internet reaches scanned for the oldest TLS version that it accepts and for what it answers without TLS, and signs the list.",
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      ...done,
      evidence: [
        attested("public-endpoints", {
          title:
            "Signed list of the public endpoints, with the oldest TLS version that a scan finds each to accept, and what each answers without TLS",
          every: months(3),
          firstDue: inWeek(terms, 6),
          parameters: [minimumTlsVersion],
          ...looked,
          originals: originals.scans,
        }),
      ],
    }),
    "other-traffic-encrypted": defineControl({
      id: "other-traffic-encrypted",
      title: "Every other way that data travels is known",
      statement:
        "Each quarter the engineering owner lists the connections whose encryption nothing else shows, such as those from load balancers to what is behind them, those to data stores and those to vendors, with the oldest TLS version that each accepts, and signs the list.",
      satisfies: [soc2("CC6.7"), soc2.supporting("CC6.6")],
      ...done,
      evidence: [
        attested("unread-connections", {
          title:
            "Signed list of every connection whose encryption nothing else shows, with the oldest TLS version of each",
          every: months(3),
          firstDue: inWeek(terms, 6),
          parameters: [minimumTlsVersion],
          ...looked,
        }),
      ],
    }),
    "key-custody": defineControl({
      id: "key-custody",
      title: "Keys are kept apart from the data",
      statement:
        "Each year the engineering owner names the approved key management systems, lists from them and from the data stores every encryption key with the system that it is kept in and how it is apart from the data it protects, and signs the statement.",
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      ...done,
      evidence: [
        attested("key-custody", {
          title:
            "Signed statement on the approved key management systems, with every encryption key that they or the data stores name, the one that it is kept in, and how it is apart from the data it protects",
          every: years(1),
          firstDue: inWeek(terms, 7),
          ...looked,
        }),
      ],
    }),
    "key-rotation": defineControl({
      id: "key-rotation",
      title: "Encryption keys are set to rotate",
      statement: says`
        Each quarter the engineering owner lists the company's own keys that can rotate by themselves, from each key management
        system, with how often each is set to, at least every ${keyRotationPeriod}, and signs the list.
      `,
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      ...done,
      evidence: [
        attested("rotating-keys", {
          title:
            "Signed list of every encryption key of the company's own that can rotate by itself, with how often each is set to do so",
          every: months(3),
          firstDue: inWeek(terms, 10),
          parameters: [keyRotationPeriod],
          ...looked,
        }),
      ],
    }),
    "key-replacement": defineControl({
      id: "key-replacement",
      title: "Keys that do not rotate by themselves are replaced",
      statement: says`
        Each quarter the engineering owner lists the company's own keys that are in use and not set to rotate by themselves, with
        the day each was made or last replaced, replaces those that are older than ${keyRotationPeriod}, and signs the list.
      `,
      satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")],
      ...done,
      evidence: [
        attested("replaced-keys", {
          title:
            "Signed list of every encryption key of the company's own that is in use and not set to rotate by itself, with the day each was last replaced",
          every: months(3),
          firstDue: inWeek(terms, 10),
          parameters: [keyRotationPeriod],
          ...looked,
        }),
      ],
    }),
    "key-compromise-drill": defineControl({
      id: "key-compromise-drill",
      title: "Compromised keys are replaced, and replacing one is practised",
      statement:
        "Each quarter the engineering owner lists the keys whose compromise was suspected, with when that was and when each was replaced, and signs the list; once a year the engineering owner has a key replaced as if it were compromised and writes up the result.",
      satisfies: [soc2("CC6.1"), soc2.supporting("CC7.4")],
      ...done,
      evidence: [
        attested("suspected-keys", {
          title:
            "Signed list of suspected keys, even if there were none, with when the compromise of each was suspected and when it was replaced",
          every: months(3),
          firstDue: inWeek(terms, 7),
          ...looked,
        }),
        exercise("key-compromise", {
          title: "Write-up of a key that was replaced as if it were compromised",
          every: years(1),
          firstDue: inWeek(terms, 12),
          ...looked,
        }),
      ],
    }),
  };
}
