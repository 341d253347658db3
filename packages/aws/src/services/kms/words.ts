import { answerOf, wordOf } from "../../session/required.ts";
import type { Metadata } from "./rotation.ts";

/** The words that KMS has: its API's KeyMetadata, read 2026-11. */
const words = {
  KeySpec: [
    ...["SYMMETRIC_DEFAULT", "SM2", "RSA_2048", "RSA_3072", "RSA_4096"],
    ...["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"],
    ...["HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"],
    ...["ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"],
  ],
  KeyUsage: [
    "ENCAPSULATE_DECAPSULATE",
    "ENCRYPT_DECRYPT",
    "GENERATE_VERIFY_MAC",
    "KEY_AGREEMENT",
    "SIGN_VERIFY",
  ],
  Origin: ["AWS_CLOUDHSM", "AWS_KMS", "EXTERNAL", "EXTERNAL_KEY_STORE"],
  KeyState: [
    ...["Creating", "Disabled", "Enabled", "PendingDeletion", "PendingImport", "PendingReplicaDeletion"],
    ...["Unavailable", "Updating"],
  ],
} as const;

/** What a key is. A word that is not known may mean a key that rotates. */
export function wordsOf(metadata: Metadata): {
  readonly spec: string;
  readonly usage: string;
  readonly origin: string;
  readonly state: string;
} {
  const field = (name: keyof typeof words): string =>
    wordOf("kms:DescribeKey", name, answerOf("kms:DescribeKey", metadata)(name), words[name]);
  return {
    spec: field("KeySpec"),
    usage: field("KeyUsage"),
    origin: field("Origin"),
    state: field("KeyState"),
  };
}
