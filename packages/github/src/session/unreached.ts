import { proxyIn } from "./through-proxy.ts";

const ADDRESS = "Check baseUrl or GITHUB_API_URL, and whether a proxy or a VPN leads there";

interface Cause {
  readonly words: RegExp;
  readonly say: string;
}

/** By the code of a cause, by what a proxy answered that opened no tunnel, or by the words of a circle. */
const causes: readonly Cause[] = [
  { words: /^ECONNREFUSED$/, say: `nothing listens there. ${ADDRESS}` },
  { words: /^(?:ENOTFOUND|EAI_AGAIN)$/, say: `that name is not found here. ${ADDRESS}` },
  {
    words: /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/,
    say: `it took no connection. ${ADDRESS}`,
  },
  {
    words: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    say: "its certificate is for another name. Give the name that it is for in baseUrl or GITHUB_API_URL",
  },
  {
    words: /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
    say: "it took the request and did not answer in time. Run again, and if it stays silent, ask who runs it",
  },
  { words: /^CERT_HAS_EXPIRED$/, say: "its certificate has expired. Have it renewed" },
  {
    words: /CERT|^UNABLE_TO_VERIFY/,
    say: "Node does not trust its certificate. Name the file of the authority that signed it in NODE_EXTRA_CA_CERTS",
  },
  {
    words: /^(?:ERR_SSL_|EPROTO$)/,
    say: "it speaks no TLS there. Check whether the address begins with http or https, and its port",
  },
  {
    words: /^407$/,
    say: "it asks for a password. Put its user and password into the address of the proxy",
  },
  {
    words: /^\d{3}$/,
    say: "it opened no tunnel. Have it let this host through, or name the host in NO_PROXY",
  },
  {
    words: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    say: "it hung up. Run again, and if it hangs up again, ask who runs the network between",
  },
  {
    words: /^bad port$/,
    say: "nobody may ask that port by HTTP. Check the port in baseUrl or GITHUB_API_URL",
  },
  {
    words: /^redirect count exceeded$/,
    say: "it sends requests on in a circle. Check baseUrl or GITHUB_API_URL, and whether it asks for a browser first",
  },
];

/**
 * `could not reach github.acme.com (ECONNREFUSED): nothing listens there. Check ...`: where a request that got no answer was
 * sent, why it got none, and what to do. Nothing of the error's own text is repeated.
 */
export function unreachedText(error: object): string {
  const host = askedHost(error);
  const chain = [...causesOf(error)];
  const proxy = chain.map(proxyIn).find((one) => one !== undefined);
  const code = chain.map(codeOf).find((one) => one !== undefined);
  const where = `${host ?? "GitHub"}${proxy === undefined ? "" : ` by way of the proxy ${proxy}`}`;
  const say = causes.find(({ words }) => code !== undefined && words.test(code))?.say;
  return `could not reach ${where}${code === undefined ? "" : ` (${code})`}: ${say ?? `no answer came. ${ADDRESS}`}`;
}

/** Where the request of an error went: no more of its address, which may hold a password. */
export function askedHost(error: object): string | undefined {
  const { request } = error as { readonly request?: { readonly url?: unknown } };
  const url = request?.url;
  return typeof url === "string" && URL.canParse(url) ? new URL(url).host : undefined;
}

const DEEPEST = 8;

function* causesOf(error: unknown): Generator<object> {
  let one = error;
  for (let depth = 0; typeof one === "object" && one !== null && depth < DEEPEST; depth += 1) {
    yield one;
    one = (one as { readonly cause?: unknown }).cause;
  }
}

function codeOf(cause: object): string | undefined {
  const { code, message } = cause as { readonly code?: unknown; readonly message?: unknown };
  if (message === "redirect count exceeded" || message === "bad port") return message;
  const refused = /^Proxy response \((\d{3})\)/.exec(String(message ?? ""))?.[1];
  if (refused !== undefined) return refused;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined;
}
