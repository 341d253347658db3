import { known } from "@bylaw/core/provider";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aclOpenPorts } from "./acl-ports.ts";
import type { NetworkAclRule } from "./network-acls.ts";
import type { Port } from "./ports.ts";

/** An oracle that sends a packet from each /8 through the rules, as the VPC would. */
const bytes = Array.from({ length: 256 }, (_, index) => index);
const isPublic = (byte: number) => byte !== 0 && byte !== 10 && byte !== 127 && byte < 224;
const ssh: Port = { protocol: "tcp", port: 22, service: "SSH" };

interface Tried extends NetworkAclRule {
  readonly byte: number;
  readonly length: number;
}

const rule = fc
  .record({
    number: fc.integer({ min: 1, max: 32_766 }),
    allows: fc.boolean(),
    protocol: fc.constantFrom("-1", "6", "6", "17"),
    ports: fc.constantFrom(undefined, [22, 22], [0, 65_535], [23, 65_535], [0, 21]),
    byte: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ ports, ...one }): Tried => {
    const range = `${one.byte}.0.0.0/${one.length}`;
    const [fromPort, toPort] = ports ?? [];
    return {
      ...one,
      range,
      ...(fromPort !== undefined && toPort !== undefined && { fromPort, toPort }),
    };
  });

const admits = (rules: readonly Tried[], byte: number) => {
  const first = [...rules]
    .sort((one, other) => one.number - other.number)
    .find((one) => {
      const isPort = one.fromPort === undefined || (one.fromPort <= 22 && 22 <= Number(one.toPort));
      const isFrom = one.byte >> (8 - one.length) === byte >> (8 - one.length);
      return isFrom && (one.protocol === "-1" || (one.protocol === "6" && isPort));
    });
  return first?.allows === true;
};

test("a port is open to the internet where a tenth of it gets a packet through", () => {
  const rules = fc.uniqueArray(rule, { maxLength: 8, selector: ({ number }) => number });
  fc.assert(
    fc.property(rules, (inbound) => {
      const admitted = bytes.filter((byte) => isPublic(byte) && admits(inbound, byte)).length;
      const acl = {
        id: "acl",
        vpc: "vpc",
        isDefault: false,
        subnets: [],
        inbound: [...inbound],
        tags: known({}),
      };
      // What is not public within a public /8 is less than one of them, all in all.
      if (Math.abs(admitted - 22.1) < 1) return;
      expect(aclOpenPorts(acl, [ssh])).toEqual(admitted > 22.1 ? ["22/tcp (SSH)"] : []);
    }),
    { numRuns: 500 },
  );
});
