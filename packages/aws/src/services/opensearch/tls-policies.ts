import { type Quantity, tls } from "@bylaw/core";
import { answerMismatch } from "@bylaw/core/provider";
import type { Operation } from "../../operations/index.ts";

/** The weakest version that each policy accepts: AWS, "OpenSearch Service API: DomainEndpointOptions", read 2026-11. */
const weakest: ReadonlyMap<string, Quantity<"tls">> = new Map([
  ["Policy-Min-TLS-1-0-2019-07", tls("1.0")],
  ["Policy-Min-TLS-1-2-2019-07", tls("1.2")],
  ["Policy-Min-TLS-1-2-PFS-2023-10", tls("1.2")],
  ["Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08", tls("1.2")],
]);

/** A policy that came after this list is a `schema-mismatch`. */
export function weakestOf(operation: Operation, policy: string): Quantity<"tls"> {
  const version = weakest.get(policy);
  if (version !== undefined) return version;
  throw answerMismatch(operation, `named an unknown TLSSecurityPolicy, ${policy}`);
}
