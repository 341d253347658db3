import { randomFillSync } from "node:crypto";

// Chance is asked for once for many: each asking costs more than the rest of an event.
const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** A UUID of version 7 (RFC 9562): 48 bits of the time in milliseconds, then chance. */
export function uuidAt(milliseconds: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + 16);
  used += 16;
  bytes.writeUIntBE(Math.min(Math.max(Math.trunc(milliseconds), 0), 2 ** 48 - 1), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
