import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** What every UUID of ours is derived under. Never changed: whoever follows a finding over runs knows it by its UUID. */
const NAMESPACE = hexToBytes("88367ca18af142f8ac37683da15e71fe");

/** UUID of version 5 (RFC 9562, section 5.5): the same name gives the same one in every run. */
export function uuidOf(name: string): string {
  const bytes = sha1(concatBytes(NAMESPACE, utf8ToBytes(name))).slice(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
