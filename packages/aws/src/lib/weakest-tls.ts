import { type Quantity, type TlsVersion, tls } from "@bylaw/core";
import { answerMismatch, tlsVersions } from "@bylaw/core/provider";
import type { Operation } from "../operations/index.ts";

/** The versions by the names that load balancing and CloudFront have for them. */
const versions: ReadonlyMap<string, TlsVersion> = new Map([
  ["SSLv2", "ssl2"],
  ["SSLv3", "ssl3"],
  ["TLSv1", "1.0"],
  ["TLSv1.1", "1.1"],
  ["TLSv1.2", "1.2"],
  ["TLSv1.3", "1.3"],
]);

/** The weakest of the protocols that a policy accepts. None at all, or one of another name, is a `schema-mismatch`. */
export function weakestOf(
  operation: Operation,
  policy: string,
  protocols: readonly string[],
): Quantity<"tls"> {
  const ranks = protocols.map((protocol) => {
    const version = versions.get(protocol);
    if (version === undefined) throw answerMismatch(operation, `named an unknown protocol, ${protocol}`);
    return tlsVersions.indexOf(version);
  });
  const weakest = tlsVersions[Math.min(...ranks)];
  if (weakest === undefined) throw answerMismatch(operation, `answered without protocols of ${policy}`);
  return tls(weakest);
}
