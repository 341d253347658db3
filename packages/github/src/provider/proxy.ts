import { ReadError } from "@bylaw/core/provider";

/** Requests by way of the proxy that the environment names, and the end of its connections. */
export interface ProxiedFetch {
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Fetches by way of `HTTPS_PROXY` or `HTTP_PROXY`, except from the hosts of `NO_PROXY`. Undefined when the environment names no
 * proxy: nothing is loaded then. Node's own fetch reads these variables in newer releases only, and when told to.
 *
 * Throws a `ReadError` when a variable holds no address. It is not repeated, because it may hold a password.
 */
export async function proxiedFetch(env: Variables): Promise<ProxiedFetch | undefined> {
  const [httpProxy, httpsProxy] = [addressIn(env, "http_proxy"), addressIn(env, "https_proxy")];
  if (httpProxy === "" && httpsProxy === "") return undefined;
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  const noProxy = variable(env, "no_proxy")[1];
  const dispatcher = new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy });
  // The types of two releases of one library: what Octokit hands over, both take.
  const proxied = (input: string, init: object) => fetch(input, { ...init, dispatcher });
  return { fetch: proxied as unknown as typeof globalThis.fetch, close: () => dispatcher.close() };
}

/** The name under which a variable is set, and its value: in small letters first, as curl and git read them. */
function variable(env: Variables, name: string): readonly [string, string] {
  const set = [name, name.toUpperCase()].find((one) => (env[one] ?? "").trim() !== "");
  return set === undefined ? [name, ""] : [set, (env[set] ?? "").trim()];
}

function addressIn(env: Variables, lower: string): string {
  const [name, value] = variable(env, lower);
  if (value === "" || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) return value;
  throw new ReadError({
    code: "network",
    message: `${name} is no address of a proxy: write it as http://host:port, or unset it.`,
  });
}
