import { type Control, type EvidenceRequirement, soc2 } from "@bylaw/core";
import { asUse, frequencyText, levelOf, linksOf, statementText } from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { choices, connected, options, programWith } from "./baseline.fixture.ts";

const alone = programWith({ ...options, categories: ["availability"] });
const full = programWith({ ...connected, categories: ["availability"] });
const found = (id: string, program = alone): Control => {
  const one = program.controls.find((control) => control.id === id);
  if (one === undefined) throw new Error(`${id} is gone.`);
  return one;
};
const asked = (id: string, program = alone): EvidenceRequirement => {
  const one = program.controls
    .flatMap(({ evidence }) => evidence)
    .find((requirement) => requirement.id === id);
  if (one === undefined) throw new Error(`${id} is asked for no more.`);
  return one;
};
const checked = (id: string): readonly string[] => found(id, full).checks.map((use) => asUse(use).check.id);
const primary = (id: string, program = alone): readonly string[] =>
  found(id, program).satisfies.flatMap(({ relation, criterion }) =>
    relation === "primary" ? [criterion] : [],
  );
const often = (id: string): string => frequencyText(found(id), []);

test("S1: five categories, Security always in scope", () => {
  const counts = choices.map(
    (categories) => programWith({ ...options, categories }).frameworks[0]?.criteria.length,
  );
  expect(counts[0]).toBe(33);
  expect(counts.at(-1)).toBe(soc2.criteria.length);
  expect(soc2.criteria.length).toBe(61);
});

describe("S2: CC1", () => {
  test("policies are approved each year, each by its text", () => {
    expect([often("policies-approved"), asked("policy-approval").of.about]).toEqual(["annual", "policy"]);
    expect(primary("policies-approved")).toEqual(["CC5.3"]);
  });
  test("everybody accepts the code of conduct", () => {
    expect(asked("code-of-conduct-accepted").of.about).toBe("person");
    expect(primary("code-of-conduct-accepted")).toEqual(["CC1.1"]);
  });
  test("an organization chart says who answers for security", () => {
    expect(asked("responsibilities-assigned").title).toMatch(/organization chart/i);
    expect(primary("responsibilities-assigned")).toEqual(["CC1.3"]);
  });
});

describe("S3: CC2", () => {
  test("policies reach everybody", () => {
    expect(asked("policy-acknowledgement").of.about).toBe("person-policy");
    expect(primary("policies-acknowledged")).toEqual(["CC2.2"]);
  });
  test("vendors are assessed: CC9.2, as practice has it, and each critical or high one has a folder", () => {
    expect(primary("vendors-reviewed")).toEqual(["CC9.2"]);
    expect(found("vendors-reviewed").evidence.map(({ id }) => id)).toEqual([
      "vendor-review-aws",
      "vendor-review-github",
    ]);
  });
  test("training is on record", () => {
    expect(asked("security-training").of.about).toBe("person");
    expect(primary("security-training")).toEqual(expect.arrayContaining(["CC1.4", "CC2.2"]));
  });
});

test("S4: the register has the guide's entry, rated by a matrix, with its controls, owner and review day", () => {
  const [risk] = alone.risks;
  expect(risk).toMatchObject({
    id: "RISK-001",
    title: "Unauthorized database access",
    reviewBy: "2026-12-31",
  });
  if (risk === undefined) throw new Error("The register is empty.");
  expect(levelOf(risk.inherent, alone.riskMatrix)).toBe("high");
  expect(levelOf(risk.residual, alone.riskMatrix)).toBe("low");
  expect(risk.controls.map(({ id }) => id)).toEqual(
    expect.arrayContaining(["sign-on-mfa", "entry-points-listed", "access-reviewed"]),
  );
});

test("S5 and S6: weekly scans, quarterly access reviews, daily alerts, yearly exercises and penetration tests", () => {
  expect(often("vulnerabilities-scanned")).toBe("weekly");
  expect(often("access-reviewed")).toBe("quarterly");
  const sentence = alone.policies
    .flatMap(({ statements }) => statements)
    .find(({ text }) =>
      text.some((piece) => typeof piece !== "string" && piece.id === "alert-review-interval"),
    );
  expect(sentence && statementText(sentence, [])).toMatch(/1 day/);
  expect([often("incident-plan-tested"), often("penetration-test")]).toEqual(["annual", "annual"]);
});

describe("S10: CC7", () => {
  test("infrastructure is monitored, with whom each monitor alerts", () => {
    expect(primary("infrastructure-monitored")).toEqual(["CC7.2"]);
    expect(asked("infrastructure-monitored").title).toMatch(/alert/);
  });
  test("logs are gathered in one place, and searched for what is unusual", () => {
    expect(asked("logs-kept").title).toMatch(/one place/);
    expect(asked("anomalies-detected").title).toMatch(/unusual/);
  });
  test("capacity is reviewed, also where Availability is not in scope", () => {
    expect(
      found("capacity-reviewed", programWith(options)).satisfies.map(({ criterion }) => criterion),
    ).toEqual(["A1.1", "CC7.2"]);
  });
  test("AWS shows the audit log in place of people", () => {
    expect(checked("activity-logged")).toEqual(["aws/cloudtrail-multi-region"]);
  });
  test("AWS shows how long log groups keep events and that GuardDuty searches, beside what people show", () => {
    expect(checked("logs-kept")).toEqual(["aws/log-group-retention"]);
    expect(checked("anomalies-detected")).toEqual(["aws/guardduty-enabled"]);
    for (const id of ["logs-kept", "anomalies-detected"]) expect(asked(id, full).title).toBe(asked(id).title);
  });
  test("AWS shows that alarms alert, beside what people show of every monitor", () => {
    expect(checked("infrastructure-monitored")).toEqual(["aws/cloudwatch-alarm-actions"]);
    expect(asked("infrastructure-monitored", full).title).toBe(asked("infrastructure-monitored").title);
  });
});

test("S13: a vendor program, a continuity plan, and insurance", () => {
  expect(primary("vendors-listed")).toEqual(["CC9.2"]);
  expect(primary("continuity-planned")).toEqual(["CC9.1"]);
  expect(primary("insurance-held")).toEqual(["CC9.1"]);
});

const stores = [
  "aws/rds-encrypted",
  "aws/ebs-volumes-encrypted",
  "aws/ebs-default-encryption",
  "aws/efs-encrypted",
  "aws/redshift-encrypted",
  "aws/opensearch-encrypted",
  "aws/elasticache-encrypted",
];

describe("S14: the eight rows of the evidence table, with how often and where each is kept", () => {
  test.each<[row: string, id: string, kind: string, often: string, kept: string]>([
    ["MFA enabled", "sign-on-mfa", "screenshot", "quarterly", "Settings"],
    ["Access reviews", "access-reviewed", "access-review", "quarterly", "Drive"],
    ["Vulnerability scans", "vulnerabilities-scanned", "external-report", "weekly", "S3"],
    ["Pen test", "penetration-test", "external-report", "annual", "Drive"],
    ["Security training", "security-training", "training", "annual", "people"],
    ["Incident response test", "tabletop", "exercise", "annual", "Drive"],
    [
      "Encryption at rest, whenever it changes",
      "storage-encryption-changes",
      "data-store-changes",
      "monthly",
      "Drive",
    ],
    ["Backup tested", "restore-test", "restore-test", "quarterly", "Drive"],
  ])("%s", (_, id, kind, rhythm, kept) => {
    const requirement = asked(id);
    const control = alone.controls.find(({ evidence }) => evidence.includes(requirement));
    expect(requirement.of.id).toBe(kind);
    expect(control && frequencyText({ ...control, checks: [], evidence: [requirement] }, [])).toBe(rhythm);
    expect(requirement.originals).toContain(kept);
  });

  test.each<[row: string, id: string, checks: readonly string[], beside: readonly string[]]>([
    ["MFA enabled", "cloud-root-protected", ["aws/iam-root-mfa"], ["unread-cloud-accounts"]],
    ["MFA enabled", "cloud-console-mfa", ["aws/iam-user-console-mfa"], ["unread-cloud-accounts"]],
    [
      "Vulnerability scans",
      "vulnerabilities-scanned",
      ["aws/inspector-enabled"],
      ["vulnerabilities-scanned"],
    ],
    [
      "Encryption at rest",
      "data-at-rest-encrypted",
      stores,
      ["storage-encryption", "storage-encryption-changes"],
    ],
    ["Backup tested", "restores-tested", ["aws/backup-restore-tested"], ["restore-test"]],
  ])("%s: checks of AWS show %s, beside what people show", (_, id, checks, beside) => {
    expect(checked(id)).toEqual(checks);
    expect(found(id, full).evidence.map((one) => one.id)).toEqual(beside);
  });
});

test("S16: what Vanta monitors is covered: MFA, encryption at rest, scanning, background checks, access reviews", () => {
  const { controlsFor } = linksOf(alone);
  const covers = (id: string) => controlsFor({ framework: "soc2", id } as never).primary.map((one) => one.id);
  expect(covers("CC6.1")).toEqual(expect.arrayContaining(["sign-on-mfa", "data-at-rest-encrypted"]));
  expect(found("data-at-rest-encrypted").satisfies).toContainEqual(soc2.supporting("CC6.7"));
  expect(covers("CC7.1")).toContain("vulnerabilities-scanned");
  expect(covers("CC1.4")).toContain("staff-screened");
  expect(found("staff-screened").satisfies).toContainEqual(soc2.supporting("CC1.1"));
  expect(covers("CC6.2")).toContain("access-reviewed");
});

test("S16: what AWS lets a machine monitor of it is checked: MFA, encryption at rest, scanning", () => {
  const monitored = ["cloud-root-protected", "cloud-console-mfa", "data-at-rest-encrypted"].flatMap(checked);
  expect(monitored).toEqual(["aws/iam-root-mfa", "aws/iam-user-console-mfa", ...stores]);
  expect(checked("vulnerabilities-scanned")).toEqual(["aws/inspector-enabled"]);
});

test("S18: the guide's ten policies, and four that auditors expect beside them", () => {
  expect(alone.policies.map(({ title }) => title).sort()).toEqual([
    "Acceptable Use Policy",
    "Access Control Policy",
    "Business Continuity and Disaster Recovery Policy",
    "Change Management Policy",
    "Code of Conduct",
    "Data Classification Policy",
    "Data Retention and Disposal Policy",
    "Encryption Policy",
    "Incident Response Plan",
    "Information Security Policy",
    "Logging and Monitoring Policy",
    "Risk Management Policy",
    "Vendor Management Policy",
    "Vulnerability Management Policy",
  ]);
  for (const policy of alone.policies) {
    const { id, purpose, scope, roles, definitions, waivers, review, statements } = policy;
    expect([purpose, scope, roles, waivers].every(Boolean), id).toBe(true);
    expect(Object.keys(definitions ?? {}).length, id).toBeGreaterThan(0);
    expect(review).toBe("annual");
    expect(statements.filter(({ level }) => level === "MUST").length, id).toBeGreaterThanOrEqual(4);
  }
});

test("S19: the guide's encryption policy, requirement by requirement, with what enforces each", () => {
  const policy = full.policies.find(({ id }) => id === "encryption");
  const said = policy?.statements.map((one) => [
    statementText(one, []),
    one.verifiedBy.map(({ id }) => id).join(", "),
  ]);
  expect(said).toEqual([
    [
      "The engineering owner encrypts stored data that is classified Confidential or Restricted with AES-256 or an equivalent.",
      "data-at-rest-encrypted",
    ],
    [
      "Nobody sends data over networks without TLS, or under a version older than TLS 1.2.",
      "data-in-transit-encrypted, other-traffic-encrypted",
    ],
    [
      "The engineering owner keeps encryption keys in an approved key management system, apart from the data they protect.",
      "key-custody",
    ],
    [
      "The engineering owner sets every encryption key of the company's own that can rotate by itself to do so at least every 365 days.",
      "key-rotation",
    ],
    [
      "The engineering owner replaces a key at once when its compromise is suspected.",
      "key-compromise-drill",
    ],
    [
      "The engineering owner replaces every encryption key of the company's own that is in use and not set to rotate by itself at least every 365 days.",
      "key-replacement",
    ],
    [
      "The engineering owner looks at the encryption of a data store at most 14 days after it is made or changed.",
      "data-at-rest-encrypted",
    ],
  ]);
  expect(policy?.definitions?.["approved key management system"]).toMatch(
    /AWS KMS, Google Cloud KMS or HashiCorp Vault/,
  );
});
