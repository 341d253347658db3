import { definePolicy, must, type Policy } from "@bylaw/core";
import { policyTerms } from "../../policy-terms.ts";
import { byAll, byPeople } from "../../shown-by.ts";
import type { Controls, Terms } from "../../terms.ts";
import type { EncryptionControlId } from "./controls.ts";
import { encryptionCheck, keyRotationPeriod, minimumTlsVersion } from "./parameters.ts";

/** The encryption policy: data at rest, data in transit, key custody, rotation, and compromise. */
export function encryptionPolicy(terms: Terms, controls: Controls<EncryptionControlId>): Policy {
  return definePolicy({
    ...policyTerms(terms, "everybody"),
    id: "encryption",
    title: "Encryption Policy",
    owner: terms.owners.engineering,
    purpose: "To keep data that leaks or is stolen unreadable to whoever holds it.",
    scope: "Every system that stores or transmits customer data or company secrets, in every environment.",
    roles: {
      "engineering owner":
        "Encrypts what is stored and sent, keeps the keys, and approves key management systems.",
      "security owner": "Looks at what the engineering owner shows of it.",
    },
    definitions: {
      "encryption key": "One that data is encrypted with. A key that signs is none.",
      "approved key management system":
        "One that the engineering owner has named in the yearly statement, such as AWS KMS, Google Cloud KMS or HashiCorp Vault.",
      "apart from the data": "Whoever reads the store of the data does not thereby read the key.",
      "at once": "On the same day.",
      "data store":
        "One on the list of systems and data stores that the Data Classification Policy asks for.",
      "key of the company's own":
        "An encryption key whose rotation the company decides on, and not the provider of a service.",
      "an equivalent": "A cipher that is held to be as strong as AES-256 by a national body for standards.",
    },
    statements: [
      byAll(
        must("ENC-1")`
          The engineering owner encrypts stored data that is classified Confidential or Restricted with AES-256 or an equivalent.
        `,
        controls["data-at-rest-encrypted"],
      ),
      must("ENC-2")`
        Nobody sends data over networks without TLS, or under a version older than ${minimumTlsVersion}.
      `.by(controls["data-in-transit-encrypted"], controls["other-traffic-encrypted"]),
      must("ENC-3")`
        The engineering owner keeps encryption keys in an approved key management system, apart from the data they protect.
      `.by(controls["key-custody"]),
      must("ENC-4")`
        The engineering owner sets every encryption key of the company's own that can rotate by itself to do so at least every
        ${keyRotationPeriod}.
      `.by(controls["key-rotation"]),
      must("ENC-5")`
        The engineering owner replaces a key at once when its compromise is suspected.
      `.by(controls["key-compromise-drill"]),
      must("ENC-6")`
        The engineering owner replaces every encryption key of the company's own that is in use and not set to rotate by itself at least every
        ${keyRotationPeriod}.
      `.by(controls["key-replacement"]),
      byPeople(
        must("ENC-7")`
          The engineering owner looks at the encryption of a data store at most ${encryptionCheck} after it is made or changed.
        `,
        controls["data-at-rest-encrypted"],
      ),
    ],
  });
}
