import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AddressRange, parseCidr, sizeOf, union, within, without } from "./cidr.ts";

describe("parseCidr", () => {
  test.each([
    ["0.0.0.0/0", 4, "0", "ffffffff"],
    ["1.0.0.0/0", 4, "0", "ffffffff"],
    ["203.0.113.7/24", 4, "cb007100", "cb0071ff"],
    ["255.255.255.255/32", 4, "ffffffff", "ffffffff"],
    ["::/0", 6, "0", "f".repeat(32)],
    ["::1/128", 6, "1", "1"],
    ["2001:DB8::/32", 6, `20010db8${"0".repeat(24)}`, `20010db8${"f".repeat(24)}`],
    ["1:2:3:4:5:6:7:8/128", 6, "10002000300040005000600070008", "10002000300040005000600070008"],
  ])("%s", (text, family, first, last) => {
    expect(parseCidr(text)).toEqual({ family, first: BigInt(`0x${first}`), last: BigInt(`0x${last}`) });
  });

  test.each([
    "",
    "0.0.0.0",
    "0.0.0.0/",
    "0.0.0.0/33",
    "::/129",
    "0.0.0/0",
    "256.0.0.0/8",
    "0.0.0.0/0/0",
    "0.0.0.0/-1",
    "1::2::3/64",
    "1:2:3:4:5:6:7/64",
    "1:2:3:4:5:6:7:8::/64",
    "g::/16",
    "12345::/16",
    "sg-1",
    "pl-1/8",
  ])("%s is none", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });
});

/** Ranges over sixteen addresses, so that every address can be asked about each answer. */
const address = fc.integer({ min: 0, max: 15 });
const range = fc.tuple(address, address).map(
  ([one, other]): AddressRange => ({
    family: 4,
    first: BigInt(Math.min(one, other)),
    last: BigInt(Math.max(one, other)),
  }),
);
const addresses = Array.from({ length: 16 }, (_, index) => BigInt(index));
const has = (ranges: readonly AddressRange[], one: bigint) =>
  ranges.some(({ first, last }) => first <= one && one <= last);
const members = (ranges: readonly AddressRange[]) => addresses.filter((one) => has(ranges, one));

describe("sets of addresses", () => {
  test("agree with an oracle that asks for each address", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), range, (ranges, other) => {
        expect(members(union(ranges))).toEqual(members(ranges));
        expect(members(within(ranges, other))).toEqual(
          addresses.filter((one) => has(ranges, one) && has([other], one)),
        );
        expect(members(without(ranges, other))).toEqual(
          addresses.filter((one) => has(ranges, one) && !has([other], one)),
        );
        expect(sizeOf(ranges)).toBe(BigInt(members(ranges).length));
      }),
      { numRuns: 2000 },
    );
  });

  test("a union is in order, and its parts do not touch", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const parts = union(ranges);
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1];
          expect(next === undefined || part.last + 1n < next.first).toBe(true);
        }
      }),
    );
  });

  test("families do not meet", () => {
    const [four, six] = ["0.0.0.0/0", "::/0"].map((text) => parseCidr(text) as AddressRange);
    if (four === undefined || six === undefined) throw new Error("Both are ranges.");
    expect(within([four], six)).toEqual([]);
    expect(without([four], six)).toEqual([four]);
  });
});
