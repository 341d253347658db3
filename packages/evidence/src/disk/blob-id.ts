import { createHash } from "node:crypto";

/** What git calls a file of these bytes, whatever its name. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
