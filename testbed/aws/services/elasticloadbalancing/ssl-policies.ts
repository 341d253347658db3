const tls13 = ["TLSv1.3"];
const tls12 = ["TLSv1.2"];
const from12 = ["TLSv1.2", "TLSv1.3"];
const from11 = ["TLSv1.1", "TLSv1.2", "TLSv1.3"];
const from10 = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
const upTo12 = ["TLSv1", "TLSv1.1", "TLSv1.2"];
const only11And12 = ["TLSv1.1", "TLSv1.2"];

/**
 * Policies that AWS predefines and moto 5.2.5 lacks, with their protocols. Source: "Security policies for your
 * Application Load Balancer", tables "Protocols by policy", read 2026-11 in copies; the post-quantum and the
 * INTEROP ones by the version in their name; the two of 2015 from memory.
 */
export const missingPolicies: Readonly<Record<string, readonly string[]>> = {
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04": tls13,
  "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09": tls13,
  "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04": from12,
  "ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09": from12,
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04": from12,
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-PQ-2025-09": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-PQ-2025-09": from12,
  "ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07": tls13,
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-2-Ext0-RFC9151-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07": from12,
  "ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04": from11,
  "ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04": from10,
  "ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09": from10,
  "ELBSecurityPolicy-FS-1-2-Res-2019-08": tls12,
  "ELBSecurityPolicy-FS-1-2-2019-08": tls12,
  "ELBSecurityPolicy-FS-1-1-2019-08": only11And12,
  "ELBSecurityPolicy-FS-2018-06": upTo12,
  "ELBSecurityPolicy-TLS-1-0-2015-04": upTo12,
  "ELBSecurityPolicy-2015-05": upTo12,
};
