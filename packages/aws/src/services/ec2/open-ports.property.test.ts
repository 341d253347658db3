import { absent, inspect, known, unreadable } from "@bylaw/core/provider";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInternet, rangeOf } from "../../lib/internet.ts";
import { web } from "./group.fixture.ts";
import { openPorts } from "./open-ports.ts";
import type { Port } from "./ports.ts";
import type { SecurityGroupRule } from "./security-groups.ts";

/** An oracle that asks for one address of each /8, of which 221 may have hosts: 10.0.0.0/8 and 224.0.0.0/3 may not. */
const bytes = Array.from({ length: 256 }, (_, index) => index);
const isPublic = (byte: number) => byte !== 0 && byte !== 10 && byte !== 127 && byte < 224;

const cidr = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 8 }))
  .map(([byte, length]) => ({ text: `${byte}.0.0.0/${length}`, byte, length }));
const holds = ({ byte, length }: { byte: number; length: number }, one: number) =>
  byte >> (8 - length) === one >> (8 - length);

describe("isInternet", () => {
  test("is a tenth of the addresses of hosts, however it is cut into ranges", () => {
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 40 }), (ranges) => {
        const held = bytes.filter((one) => isPublic(one) && ranges.some((range) => holds(range, one)));
        // What is not public within a public /8 is less than one of them, all in all.
        if (Math.abs(held.length - 22.1) < 1) return;
        expect(isInternet(ranges.map(({ text }) => rangeOf(text)))).toBe(held.length > 22.1);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [["0.0.0.0/0"], true],
    [["0.0.0.0/3"], true],
    [["192.0.0.0/3"], true],
    [["16.0.0.0/4"], false],
    [["16.0.0.0/4", "32.0.0.0/4"], true],
    [["224.0.0.0/3"], false],
    [["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"], false],
    [["::/0"], true],
    [["2000::/3"], true],
    [["2600::/12"], true],
    [["2600::/13"], false],
    [["2600::/13", "2608::/13"], true],
    [["fc00::/7", "fe80::/10"], false],
    [["8000::/1"], false],
    [[], false],
  ])("%j: %s", (ranges, expected) => {
    expect(isInternet(ranges.map(rangeOf))).toBe(expected);
  });
});

const port: Port = { protocol: "tcp", port: 22, service: "SSH" };
const source = fc.constantFrom(
  "0.0.0.0/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "::/0",
  "10.0.0.0/8",
  "203.0.113.0/24",
);
const rule = fc.record({
  protocol: fc.constantFrom("tcp", "udp", "icmp", "-1", "6", "17", "47"),
  fromPort: fc.constantFrom(-1, 0, 21, 22, 23),
  toPort: fc.constantFrom(-1, 21, 22, 23, 65_535),
  ranges: fc.array(source, { maxLength: 3 }),
  prefixLists: fc.array(
    fc.record({ id: fc.constant("pl-1"), ranges: fc.array(source, { maxLength: 2 }).map(known) }),
    { maxLength: 1 },
  ),
  groups: fc.constant<string[]>([]),
});
const isOpen = (inbound: readonly SecurityGroupRule[]) =>
  inspect(openPorts({ ...web, inbound: [...inbound] }, [port]));

describe("openPorts", () => {
  test("agrees with an oracle that tries addresses one by one", () => {
    const admits = (one: SecurityGroupRule) =>
      one.protocol === "-1" ||
      (["tcp", "6"].includes(one.protocol) &&
        (one.fromPort === -1 ||
          one.toPort === -1 ||
          (Number(one.fromPort) <= 22 && 22 <= Number(one.toPort))));
    const wide = ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0"];
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), (rules) => {
        const sources = rules.filter(admits).flatMap(({ ranges, prefixLists }) => {
          const listed = prefixLists.flatMap((list) => {
            const state = inspect(list.ranges);
            return state.state === "known" ? state.value : [];
          });
          return [...ranges, ...listed];
        });
        const expected = sources.some((one) => wide.includes(one)) ? ["22/tcp (SSH)"] : [];
        expect(isOpen(rules)).toEqual({ state: "known", value: expected });
      }),
      { numRuns: 500 },
    );
  });

  test("a prefix list that is not known never makes a pass: a fail stays one, and all else is undecided", () => {
    const problem = { code: "access-denied", message: "denied" } as const;
    const lost = fc.constantFrom(unreadable(problem), absent("ec2:GetManagedPrefixListEntries", "gone"));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), lost, (rules, ranges) => {
        const more: SecurityGroupRule = {
          protocol: "-1",
          ranges: [],
          prefixLists: [{ id: "pl-2", ranges }],
          groups: [],
        };
        const [before, after] = [isOpen(rules), isOpen([...rules, more])];
        if (before.state === "known" && before.value.length > 0) expect(after).toEqual(before);
        else expect(after.state).not.toBe("known");
      }),
    );
  });
});
