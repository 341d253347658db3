import type { Observed } from "@bylaw/core";
import { answerMismatch, readable } from "@bylaw/core/provider";
import type { Operation } from "../../operations/index.ts";
import { required } from "../../session/required.ts";

/** As AWS documents `StorageEncryptionType`: `sse-rds` is encryption with a key that AWS owns, and the boolean is then false. */
const kinds: ReadonlyMap<string, boolean> = new Map([
  ["none", false],
  ["sse-rds", true],
  ["sse-kms", true],
]);

/** True when the storage is encrypted, with whichever key. The kind is asked first: the boolean does not tell of keys that AWS owns. */
export function encryptedOf(
  operation: Operation,
  kind: string | undefined,
  flag: boolean | undefined,
): Observed<boolean> {
  return readable(() => {
    if (kind === undefined || kind === "") return required(operation, "StorageEncrypted", flag);
    const encrypted = kinds.get(kind);
    if (encrypted !== undefined) return encrypted;
    throw answerMismatch(operation, `named an unknown StorageEncryptionType, ${kind}`);
  });
}
