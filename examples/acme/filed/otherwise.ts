/** What is not as it should be, on purpose, by requirement and window: an example without it would show nothing. */
export const otherwise: Readonly<Record<string, Readonly<Record<string, unknown>> | "missing">> = {
  // Nobody has filed it, and its day is over.
  "access-reviewed 2026-Q4": "missing",
  // It took longer than the policy allows.
  "restore-test 2026-Q4": { hoursTaken: 31 },
  // A finding of the scan is past its day.
  "vulnerabilities-scanned 2026-11-12": {
    findings: [{ what: "An image with an old OpenSSL", owner: "luca", due: "2026-11-20" }],
  },
  // What a vendor expects of Acme, and no control of Acme's does.
  "vendor-review-payroll 2026": {
    report: {
      of: "ISO 27001",
      issuer: "A certifier",
      to: "2026-08-31",
      opinion: "none",
      exceptions: [],
      userEntityControls: [{ what: "Customers check the payroll file", control: "payroll-checked" }],
    },
    decision: "approved with actions",
    findings: [{ what: "Nobody checks the payroll file", owner: "hana", due: "2026-12-15" }],
  },
};
