import { type AddressRange, within, without } from "../../lib/cidr.ts";
import { everything, isInternet, rangeOf } from "../../lib/internet.ts";
import type { NetworkAcl, NetworkAclRule } from "./network-acls.ts";
import { type Port, portText } from "./ports.ts";

/** Those of the ports that a network ACL lets the internet reach. */
export function aclOpenPorts({ inbound }: NetworkAcl, ports: readonly Port[]): readonly string[] {
  const rules = [...inbound].sort((one, other) => one.number - other.number);
  return ports.filter((port) => isInternet(admittedTo(port, rules))).map(portText);
}

/** Who is let in: of each address the first rule decides that is for it, and no rule turns it away. */
function admittedTo(port: Port, rules: readonly NetworkAclRule[]): readonly AddressRange[] {
  const admitted: AddressRange[] = [];
  let undecided: readonly AddressRange[] = everything;
  for (const rule of rules.filter((one) => covers(one, port))) {
    const range = rangeOf(rule.range);
    if (rule.allows) admitted.push(...within(undecided, range));
    undecided = without(undecided, range);
  }
  return admitted;
}

const numbers = { tcp: "6", udp: "17" } as const;

/** A rule for every protocol is for every port, whatever ports it names. */
function covers({ protocol, fromPort, toPort }: NetworkAclRule, port: Port): boolean {
  if (protocol === "-1") return true;
  if (protocol !== numbers[port.protocol] && protocol !== port.protocol) return false;
  return fromPort === undefined || toPort === undefined || (fromPort <= port.port && port.port <= toPort);
}
