import { answerMismatch } from "@bylaw/core/provider";
import type { Operation } from "../operations/index.ts";
import { type AddressRange, parseCidr, sizeOf, union, without } from "./cidr.ts";

/** What of IPv4 no host on the internet has: IANA, "IPv4 Special-Purpose Address Registry", read 2026-11. */
const notPublic = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
].map(rangeOf);

/** All of IPv6 that IANA has given out for hosts on the internet so far: "IPv6 Address Space", read 2026-11. */
const globalUnicast = rangeOf("2000::/3");

/** As much as one of the five regional registries has: a /12. */
const registryOfIpv6 = 1n << 116n;

/** Everything there is of each family. */
export const everything: readonly AddressRange[] = ["0.0.0.0/0", "::/0"].map(rangeOf);

const hidden: readonly AddressRange[] = [...notPublic, ...without(everything.slice(1), globalUnicast)];
const allOfIpv4 = sizeOf(hidden.reduce(without, everything.slice(0, 1)));

/**
 * True where the addresses together are so many that they stand for the internet: a tenth of its IPv4 addresses, which is
 * more than a /4 and less than a /3, or as many IPv6 addresses as a registry has.
 */
export function isInternet(ranges: readonly AddressRange[]): boolean {
  const publicOf = (family: 4 | 6) =>
    sizeOf(hidden.reduce(without, union(ranges.filter((range) => range.family === family))));
  return publicOf(4) * 10n >= allOfIpv4 || publicOf(6) >= registryOfIpv6;
}

/** The addresses of a range that was held to {@link cidrOf} when it was read. */
export function rangeOf(cidr: string): AddressRange {
  const range = parseCidr(cidr);
  if (range === undefined) throw new TypeError(`${cidr} is no range of addresses.`);
  return range;
}

/** A range as AWS told it. Throws where it is none: what cannot be understood may be everything. */
export function cidrOf(operation: Operation, cidr: string): string {
  if (parseCidr(cidr) === undefined)
    throw answerMismatch(operation, `named ${cidr}, which is no range of addresses`);
  return cidr;
}
