import { from, type Observed } from "@bylaw/core";
import { inspect, known } from "@bylaw/core/provider";
import { isInternet, rangeOf } from "../../lib/internet.ts";
import { type Port, portText } from "./ports.ts";
import type { SecurityGroup, SecurityGroupRule } from "./security-groups.ts";

/**
 * Those of the ports that a group opens to the internet. What is known to be open is told, also where a prefix list could
 * not be read; where nothing is, such a list for one of the ports leaves it undecided.
 */
export function openPorts(group: SecurityGroup, ports: readonly Port[]): Observed<readonly string[]> {
  const told = ports.map((port) => ({ port, open: isOpen(group, port) }));
  const found = told.filter(({ open }) => {
    const state = inspect(open);
    return state.state === "known" && state.value;
  });
  const undecided = told.find(({ open }) => inspect(open).state !== "known");
  if (found.length === 0 && undecided !== undefined) return from(undecided.open, () => []);
  return known(found.map(({ port }) => portText(port)));
}

function isOpen(group: SecurityGroup, port: Port): Observed<boolean> {
  const rules = group.inbound.filter((rule) => covers(rule, port));
  const lists = rules.flatMap(({ prefixLists }) => prefixLists.map(({ ranges }) => ranges));
  const read = lists.flatMap((ranges) => {
    const state = inspect(ranges);
    return state.state === "known" ? state.value : [];
  });
  if (isInternet([...rules.flatMap(({ ranges }) => ranges), ...read].map(rangeOf))) return known(true);
  const unread = lists.find((ranges) => inspect(ranges).state !== "known");
  return unread === undefined ? known(false) : from(unread, () => false);
}

const names: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp" };

/** A rule without ports, or from -1, is for all of them. */
function covers(
  { protocol, fromPort, toPort }: SecurityGroupRule,
  { protocol: wanted, port }: Port,
): boolean {
  if (protocol === "-1") return true;
  if ((names[protocol] ?? protocol) !== wanted) return false;
  if (fromPort === undefined || toPort === undefined || fromPort === -1 || toPort === -1) return true;
  return fromPort <= port && port <= toPort;
}
