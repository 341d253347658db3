import { isThisMachine } from "@bylaw/core/provider";

/** Why requests cannot be sent to an address. It is not repeated: it may hold a password. Undefined where they can. */
export function faultOf(given: string): string | undefined {
  const text = given.trim();
  if (text === "") return undefined;
  if (!/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return "is no address";
  const { username, password, search, hash } = new URL(text);
  if (username !== "" || password !== "")
    return "holds a name or a password, which an address is no place for";
  return search === "" && hash === "" ? undefined : "goes on after its path";
}

/** An address without the slash at its end, which requests bring along. Undefined for none, and for one with a fault. */
export function addressOf(given: string | undefined): string | undefined {
  const text = given?.trim() ?? "";
  if (text === "" || faultOf(text) !== undefined) return undefined;
  return new URL(text).href.replace(/\/+$/, "");
}

/**
 * The host that tells one GitHub from the others, as people write it: `github.acme.com`, or `acme.ghe.com` for
 * `api.acme.ghe.com`. Undefined for github.com, and for this machine: what answers behind a port is not told by it.
 */
export function hostOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const url = new URL(address);
  const host = url.host.replace(/\.(?=:|$)/, "");
  if (/^(?:api\.)?github\.com$/.test(host) || isThisMachine(url)) return undefined;
  return host.replace(/^api\.(?=[^.]+\.ghe\.com$)/, "");
}
