import { createHmac } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { invalid } from "../invalid.ts";

/**
 * What of an address is stored. `"whole"`; `"truncated"` to its network, /24 of version 4 and /48 of version 6; `"none"`; or
 * `hashedWith` a key of at least 32 bytes, of version 6 by its /64, so that whoever has the log alone finds no address, and
 * whoever has the key finds one that is known.
 */
export type AddressOption = "whole" | "truncated" | "none" | { readonly hashedWith: string | Uint8Array };

/** An address as it is stored; `undefined` for what is none. */
export type StoreAddress = (address: string) => string | null | undefined;

const LONGEST = 64;
const KEY_BYTES = 32;

export function addressStorer(option: AddressOption): StoreAddress {
  if (option === "whole") return canonical;
  if (option === "truncated") return (address) => networkOf(address, 3, 3);
  if (option === "none") return (address) => (canonical(address) === undefined ? undefined : null);
  const key = keyIn(option);
  return (address) => {
    const known = networkOf(address, 4, 4);
    if (known === undefined) return undefined;
    return `hmac:${createHmac("sha256", key).update(known).digest("base64url").slice(0, 22)}`;
  };
}

function keyIn(option: unknown): Buffer {
  const given = typeof option === "object" && option !== null ? (option as { hashedWith?: unknown }) : {};
  const { hashedWith } = given;
  if (typeof hashedWith !== "string" && !(hashedWith instanceof Uint8Array))
    throw invalid(
      "addresses are stored in no way.",
      'Say "whole", "truncated", "none", or { hashedWith: key }.',
    );
  const key = typeof hashedWith === "string" ? Buffer.from(hashedWith, "utf8") : Buffer.from(hashedWith);
  if (key.length < KEY_BYTES)
    throw invalid(
      `the key of addresses has ${key.length} bytes.`,
      `Give at least ${KEY_BYTES}, made by chance.`,
    );
  return key;
}

/** One spelling for each address; version 4 where it is written in version 6. */
function canonical(address: string): string | undefined {
  if (address.length > LONGEST) return undefined;
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/s, "");
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const text = new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(text) ?? [];
  if (high === undefined || low === undefined) return text;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join(".");
}

/** The network of an address by so many bytes of version 4, so many groups of version 6. */
function networkOf(address: string, bytes: number, groups: number): string | undefined {
  const text = canonical(address);
  if (text === undefined) return undefined;
  if (isIPv4(text)) {
    if (bytes === 4) return text;
    const kept = text.split(".").slice(0, bytes);
    return `${[...kept, ...Array<string>(4 - bytes).fill("0")].join(".")}/${8 * bytes}`;
  }
  return `${canonical(`${groupsOf(text).slice(0, groups).join(":")}::`)}/${16 * groups}`;
}

function groupsOf(address: string): readonly string[] {
  const [front = "", back] = address.split("::");
  const before = front === "" ? [] : front.split(":");
  if (back === undefined) return before;
  const after = back === "" ? [] : back.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}
