/** A stretch of addresses, both ends included. */
export interface AddressRange {
  /** The version of the protocol. */
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** The addresses of `203.0.113.0/24` or `2001:db8::/32`; undefined for what is no such range. */
export function parseCidr(text: string): AddressRange | undefined {
  const [address = "", length = "", ...more] = text.split("/");
  if (more.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  const family = address.includes(":") ? 6 : 4;
  const bits = family === 4 ? 32 : 128;
  const value = family === 4 ? parseIpv4(address) : parseIpv6(address);
  if (value === undefined || Number(length) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(length));
  // AWS cuts off the bits that the length does not cover, and so is 1.0.0.0/0 everything.
  const first = value - (value % size);
  return { family, first, last: first + size - 1n };
}

/** The same addresses as stretches in order that do not touch. All are of one family. */
export function union(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of [...ranges].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    const before = merged.at(-1);
    if (before === undefined || range.first > before.last + 1n) merged.push(range);
    else if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last };
  }
  return merged;
}

/** What of the addresses lies within the range. */
export function within(ranges: readonly AddressRange[], range: AddressRange): readonly AddressRange[] {
  return ranges.flatMap(({ family, first, last }) => {
    const shared = { family, first: larger(first, range.first), last: smaller(last, range.last) };
    return family === range.family && shared.first <= shared.last ? [shared] : [];
  });
}

/** What of the addresses lies outside of the range. */
export function without(ranges: readonly AddressRange[], range: AddressRange): readonly AddressRange[] {
  return ranges.flatMap((one) => {
    if (one.family !== range.family || one.last < range.first || range.last < one.first) return [one];
    const below = one.first < range.first ? [{ ...one, last: range.first - 1n }] : [];
    const above = one.last > range.last ? [{ ...one, first: range.last + 1n }] : [];
    return [...below, ...above];
  });
}

/** How many addresses there are, each counted once. */
export function sizeOf(ranges: readonly AddressRange[]): bigint {
  return union(ranges).reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function larger(one: bigint, other: bigint): bigint {
  return one < other ? other : one;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const [front, back] = [groupsOf(head), groupsOf(tail ?? "")];
  if (front === undefined || back === undefined) return undefined;
  const missing = 8 - front.length - back.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...front, ...Array.from({ length: missing }, () => 0n), ...back];
  return groups.reduce((sum, group) => sum * 65_536n + group, 0n);
}

function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => BigInt(`0x${group}`))
    : undefined;
}
