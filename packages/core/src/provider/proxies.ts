/** The proxies that an environment names, and what they are not asked for. */
export interface Proxies {
  /** For `http:` addresses. */
  readonly http?: URL;
  /** For `https:` addresses. */
  readonly https?: URL;
  /** True for an address that is asked directly: `NO_PROXY` names it, or it is this machine. */
  bypasses(address: URL): boolean;
}

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in lower case first, as curl does. An entry of `NO_PROXY` is a host
 * with all hosts below it (`acme.com`, `.acme.com` and `*.acme.com` are the same), an address, either with a port, or `*`
 * for everything; entries are parted by commas or spaces. `localhost` and loopback addresses never need an entry.
 *
 * @throws A `TypeError` that names the variable when a proxy is no address. It does not repeat it, for it may hold a password.
 * @example
 * const { https, bypasses } = proxiesOf(process.env);
 */
export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): Proxies {
  const read = (name: string): string => {
    const given = environment[name.toLowerCase()] ?? environment[name] ?? "";
    return given.trim();
  };
  const entries = read("NO_PROXY")
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map(entryOf);
  const http = addressOf("HTTP_PROXY", read("HTTP_PROXY"));
  const https = addressOf("HTTPS_PROXY", read("HTTPS_PROXY"));
  return {
    ...(http !== undefined && { http }),
    ...(https !== undefined && { https }),
    bypasses: (address) => isThisMachine(address) || entries.some((matches) => matches(address)),
  };
}

/** `proxy.acme.com:3128` is as good as an address with its scheme. */
function addressOf(name: string, given: string): URL | undefined {
  if (given === "") return undefined;
  const text = given.includes("://") ? given : `http://${given}`;
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text);
  throw new TypeError(`${name} is not the address of an HTTP proxy, such as http://proxy.acme.com:3128.`);
}

function entryOf(entry: string): (address: URL) => boolean {
  if (entry === "*") return () => true;
  const [, name = "", port] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  const bracketed = /^\[(.+)\]$/.exec(name)?.[1];
  // An IPv6 address without brackets has no port: its colons are its own.
  const isIpv6 = bracketed === undefined && entry.split(":").length > 2;
  const host = isIpv6 ? entry.toLowerCase() : (bracketed ?? name.replace(/^\*?\./, ""));
  return (address) => {
    const asked = hostOf(address);
    const isHost = asked === host || asked.endsWith(`.${host}`);
    return isHost && (isIpv6 || port === undefined || port === portOf(address));
  };
}

/** The host without the brackets of IPv6 and without a last dot. */
function hostOf({ hostname }: URL): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.+)\]$/, "$1")
    .replace(/\.$/, "");
}

function portOf({ port, protocol }: URL): string {
  return port === "" ? (protocol === "https:" ? "443" : "80") : port;
}

/** True for `localhost` and for a loopback address. */
export function isThisMachine(address: URL): boolean {
  const host = hostOf(address);
  return (
    host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127(\.\d+){3}$/.test(host)
  );
}
