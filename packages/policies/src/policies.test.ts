import { aws } from "@bylaw/aws";
import { definePerson, defineProgram, type Program, soc2 } from "@bylaw/core";
import { statementText, validateProgram } from "@bylaw/core/run";
import { github } from "@bylaw/github";
import { describe, expect, test } from "vitest";
import { awsEncryptionControls } from "./aws/index.ts";
import { deploymentControl } from "./aws-github/index.ts";
import { githubChangeControls } from "./github/index.ts";
import {
  changeManagementPolicy,
  compromisedKey,
  encryptionPolicy,
  interceptedTraffic,
  keyRotationPeriod,
  pipelineTakeover,
  unauthorizedDatabaseAccess,
  unreviewedChange,
} from "./index.ts";

const owner = definePerson({ id: "ana", name: "Ana" });
const encryptionControls = awsEncryptionControls({ owner });
const changeControls = { ...githubChangeControls({ owner }), deployment: deploymentControl({ owner }) };
const encryption = encryptionPolicy({ owner, effective: "2026-01-01", controls: encryptionControls });
const changes = changeManagementPolicy({ owner, effective: "2026-01-01", controls: changeControls });
const controls = [...Object.values(encryptionControls), ...Object.values(changeControls)];
const risk = { owner, reviewBy: "2026-12-31", controls: [encryptionControls.keyRotation] } as const;

const covered = new Set<string>(controls.flatMap((control) => control.satisfies.map((one) => one.criterion)));
const program: Program = defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(
      soc2.criteria
        .filter(({ id }) => !covered.has(id) || ["CC5.2", "CC6.3", "CC6.6", "CC7.1"].includes(id))
        .map(({ id }) => [id, "Not here."]),
    ),
  }),
  providers: [aws({ regions: ["eu-west-1"] }), github({ organization: "acme", token: "none" })],
  policies: [encryption, changes],
  controls,
  risks: [
    unauthorizedDatabaseAccess(risk),
    compromisedKey(risk),
    interceptedTraffic(risk),
    unreviewedChange(risk),
    pipelineTakeover(risk),
  ],
});

test("the ready-made policies make a program without problems", () => {
  expect(validateProgram(program)).toEqual([]);
});

describe("the encryption policy", () => {
  test("says what the guide demands, with rotation in two sentences", () => {
    expect(encryption.statements.map((one) => `${one.id} ${one.level} ${statementText(one, [])}`)).toEqual([
      "ENC-1 MUST Encrypt stored data that is classified Confidential or Restricted with AES-256 or an equivalent.",
      "ENC-2 MUST Send data over networks only under TLS 1.2 or a later version.",
      "ENC-3 MUST Keep encryption keys in an approved key management system, apart from the data they protect.",
      "ENC-4 MUST Rotate every encryption key at least every 365 days.",
      "ENC-5 MUST Rotate a key at once when its compromise is suspected.",
    ]);
  });

  test("follows a setting", () => {
    const rotation = encryption.statements[3];
    if (rotation === undefined) throw new Error("ENC-4 is gone.");
    expect(statementText(rotation, [keyRotationPeriod.to({ days: 90 })])).toBe(
      "Rotate every encryption key at least every 90 days.",
    );
  });
});

test("the change management policy asks for two reviewers and the guide's three checks", () => {
  expect(changes.statements.map((one) => `${one.id} ${one.level} ${statementText(one, [])}`)).toEqual([
    "CHG-1 MUST Have every change approved by at least 2 people other than its author before it is merged.",
    "CHG-2 MUST Merge a change only after these checks have passed: tests, security scan and lint.",
    "CHG-3 MUST Let nobody, administrators included, merge around these rules.",
    "CHG-4 MUST Let only repositories whose changes are reviewed deploy to the cloud accounts.",
    "CHG-5 SHOULD Describe in each change how it is rolled back.",
  ]);
});

test("encryption at rest is CC6.1 first, and data in transit CC6.7", () => {
  const primary = (control: (typeof controls)[number]) =>
    control.satisfies.filter((one) => one.relation === "primary").map((one) => one.criterion);
  expect(primary(encryptionControls.dataAtRest)).toEqual(["CC6.1"]);
  expect(primary(encryptionControls.dataInTransit)).toEqual(["CC6.7"]);
  expect(encryptionControls.dataAtRest.satisfies).toContainEqual(soc2.supporting("CC6.7"));
});

test("RISK-001 is the guide's: medium likelihood, high impact, residual low", () => {
  const [first] = program.risks;
  expect(first).toMatchObject({ id: "RISK-001", title: "Unauthorized database access" });
  expect(program.riskMatrix[first?.inherent.likelihood ?? "low"][first?.inherent.impact ?? "low"]).toBe(
    "high",
  );
  expect(program.riskMatrix[first?.residual.likelihood ?? "high"][first?.residual.impact ?? "high"]).toBe(
    "low",
  );
});
