// What a record of each kind says in Acme's files, when all is as it should be.

import type { IsoDate } from "@bylaw/core";
import { addDays } from "@bylaw/core/run";

/** The fields of a kind's record of a day, in a window that began on another. */
export type Fields = (on: IsoDate, from: IsoDate) => Readonly<Record<string, unknown>>;

const played = { participants: ["amara", "luca", "hana", "p04"], result: "met", findings: [] };

/** What a vendor's review says, whatever vendor it is. */
const vendorReview = {
  report: {
    of: "SOC 2 Type 2",
    issuer: "An audit firm",
    to: "2026-09-30",
    opinion: "unqualified",
    exceptions: [],
    userEntityControls: [
      { what: "Customers protect the keys that they are given", control: "access-reviewed" },
    ],
  },
  decision: "approved",
  findings: [],
};

export const fieldsOf: Readonly<Record<string, Fields>> = {
  attestation: () => ({}),
  exercise: () => ({
    ...played,
    scenario: "A laptop with production access is stolen",
    objective: "Access closed within an hour",
  }),
  "external-report": (on) => ({
    issuer: "The scanner in the pipeline",
    report: `Report of ${on}`,
    findings: [],
  }),
  meeting: (on) => ({
    attendees: ["amara", "hana", "the three directors"],
    decisions: [`What this program showed up to ${on} was gone through.`],
    findings: [],
  }),
  screenshot: (on) => ({
    address: "https://sign-on.acme.example/admin/policies",
    takenAt: `${on}T10:20:00Z`,
    user: "luca",
    wholeList: true,
    query: "GET /api/v1/policies?type=ACCESS_POLICY",
  }),
  "access-grant": (on) => ({
    approvedBy: "luca",
    approvedOn: addDays(on, -1),
    systems: ["GitHub", "The people system"],
    given: [
      { system: "The people system", on },
      { system: "GitHub", on },
    ],
  }),
  "access-review": (on) => ({
    systems: [
      { system: "AWS", source: "aws iam list-users", accounts: 46, kept: 44, changed: 1, removed: 1 },
      {
        system: "GitHub",
        source: "gh api orgs/acme/members",
        accounts: 12,
        kept: 12,
        changed: 0,
        removed: 0,
      },
      {
        system: "The people system",
        source: "Settings, Members",
        accounts: 8,
        kept: 7,
        changed: 0,
        removed: 1,
      },
    ].map((system) => ({ ...system, taken: addDays(on, -2) })),
    open: [],
  }),
  "asset-list": () => ({
    places: [
      { place: "AWS", query: "aws resource-explorer-2 search --query-string '*'" },
      { place: "GitHub", query: "gh repo list acme" },
    ],
    assets: [
      { name: "orders", owner: "luca", dataClass: "confidential", place: "AWS" },
      { name: "exports", owner: "luca", dataClass: "confidential", place: "AWS" },
      { name: "source code", owner: "luca", dataClass: "internal", place: "GitHub" },
    ],
    unlisted: [],
  }),
  "entry-point-list": (on) => ({
    source: "nmap -p- of every public address, from outside",
    counted: 3,
    entryPoints: [
      {
        at: "api.acme.example:443",
        owner: "luca",
        reason: "Customers and partners send orders",
        guard: "TLS 1.2, a token of each customer",
      },
      {
        at: "vpn.acme.example:443",
        owner: "luca",
        reason: "Repairs of production",
        guard: "TLS 1.3, sign-on with a second factor",
      },
      { at: "192.0.2.17:8080", owner: "p04", closed: addDays(on, -1) },
    ],
  }),
  "reader-list": (on) => ({
    source: "List of systems and data stores of this quarter",
    counted: 2,
    stores: [
      {
        store: "orders",
        dataClass: "confidential",
        source: "select rolname from pg_roles, with their grants",
        counted: 3,
        readers: [
          { reader: "the orders service", work: "Takes and fulfils orders" },
          { reader: "p04", work: "Repairs of production" },
          { reader: "the old report", removed: addDays(on, -1) },
        ],
      },
      {
        store: "exports",
        dataClass: "confidential",
        source: "aws s3api get-bucket-policy, with the roles that it names",
        counted: 1,
        readers: [{ reader: "the orders service", work: "Hands customers their exports" }],
      },
    ],
  }),
  "removal-list": (on) => ({
    source: "List of systems and data stores of this quarter",
    counted: 2,
    systems: [
      { system: "orders", source: "select grantee, privilege_type from role_table_grants", counted: 2 },
      { system: "exports", source: "aws s3api get-bucket-policy", counted: 1 },
    ],
    ways: [
      {
        way: "Orders to the carrier, over HTTPS",
        system: "orders",
        sort: "transfer",
        reason: "The carrier delivers them",
        allowedBy: "luca",
      },
      {
        way: "Dumps of the database",
        system: "orders",
        sort: "export",
        closed: { on: addDays(on, -1), setting: "The role reporting has lost pg_read_all_data" },
      },
      {
        way: "Customers download their exports",
        system: "exports",
        sort: "export",
        reason: "The contract says so",
        allowedBy: "luca",
      },
    ],
    closedEverywhere: [{ sort: "removable media", setting: "Device management: storage over USB is off" }],
  }),
  "alert-triage": (on, from) => {
    const since = addDays(from, -1);
    const reviewed = [];
    for (let day = from; day <= on; day = addDays(day, 1))
      reviewed.push({ on: day, by: "p04", alerts: 1, harmless: 1, raised: 0 });
    return {
      source: "falco, alerts of priority warning and above",
      counted: reviewed.length,
      since,
      reviewed,
    };
  },
  "backup-report": (on) => ({
    source: "restic snapshots --json",
    counted: 2,
    stores: [
      { store: "orders", lastGood: on, longestGap: 1 },
      { store: "exports", lastGood: on, longestGap: 1 },
    ],
  }),
  "control-review": (on) => ({
    run: `${on}, 4f90fe7`,
    counted: 2,
    controls: [
      {
        control: "peer-review",
        why: "Two repositories ask for no approval.",
        owner: "luca",
        due: addDays(on, 14),
      },
      {
        control: "data-in-transit-encrypted",
        why: "Old listeners await the partner's new client.",
        owner: "luca",
        due: addDays(on, 30),
      },
    ],
  }),
  "deployment-sample": (on, from) => ({
    source: "gh run list --workflow deploy",
    since: from,
    counted: 61,
    drawn: `Every twelfth of them, from the fifth: number 5, 17, 29, 41 and 53 of the list of ${on}, oldest first`,
    sample: [5, 17, 29, 41, 53].map((at, drawn) => ({
      id: `deploy-${on}-${at}`,
      repository: "acme/orders",
      pullRequest: `acme/orders#${400 + at}`,
      commit: (0x1f0c9d2 + at).toString(16),
      environment: "production",
      change: `ORD-${900 + at}: Orders of more than ${at} lines are split`,
      author: "p04",
      approvals: ["luca", "p07"].map((by, reviewed) => ({
        by,
        at: `${addDays(on, drawn - 6)}T09:${10 + 2 * reviewed}:00Z`,
      })),
      deployedAt: `${addDays(on, drawn - 6)}T09:40:00Z`,
      rollback: "Deploy the tag before",
    })),
  }),
  "device-list": () => ({
    source: "GET /api/devices",
    counted: 2,
    devices: [
      { id: "mac-014", person: "luca", encrypted: true, locks: true },
      { id: "mac-019", person: "p04", encrypted: true, locks: true },
    ],
  }),
  "log-keeping": () => ({
    // Under S3 Object Lock in compliance mode.
    place: "s3://acme-audit/logs",
    logs: [
      { system: "AWS", keptDays: 400, records: "everybody", mayChange: [] },
      { system: "GitHub", keptDays: 400, records: "everybody", mayChange: [] },
    ],
    missing: [],
  }),
  "configuration-comparison": () => ({
    command: "terraform plan -detailed-exitcode",
    compared: ["production", "staging"],
    differences: [],
  }),
  "secret-scan": () => ({
    source: "gh repo list acme --json name",
    counted: 12,
    scanner: "gitleaks git --log-opts=--all",
    scanned: 12,
    wholeHistory: true,
    open: [],
  }),
  "restore-test": () => ({
    participants: ["luca", "p04"],
    store: "orders",
    backup: "The one of the night before",
    hoursTaken: 3,
    hoursLost: 1,
    compared: "Counts and checksums of all tables",
    whole: true,
    findings: [],
  }),
  "risk-assessment": () => ({
    participants: ["amara", "luca", "hana"],
    fraud: "Refunds to oneself: they need a second approval since May, and are listed each month.",
    changes: "The partner's interface ends in January; a second region is planned.",
    entries: 27,
    findings: [],
  }),
  "vulnerability-list": (on) => ({
    source: "trivy and Dependabot, open",
    counted: 1,
    mended: [],
    open: [{ id: "CVE-2026-1111 in orders", severity: "medium", found: addDays(on, -20) }],
  }),
  "risk-acceptance": () => ({ because: "What is left costs less than what would lower it." }),
  "vendor-review": () => vendorReview,
  "subservice-review": () => ({
    ...vendorReview,
    expectations: [
      { id: "AWS-1", report: "operated", where: "Section 4, physical access" },
      { id: "AWS-2", report: "operated", where: "Section 4, media disposal" },
      { id: "AWS-3", report: "operated", where: "Section 4, environmental protection" },
    ],
  }),
  "deletion-check": (on) => ({
    sample: [
      {
        store: "orders",
        what: "Orders older than seven years",
        due: addDays(on, -30),
        query: "select count(*) from orders where placed < now() - interval '7 years'",
        found: 0,
      },
    ],
  }),
};
