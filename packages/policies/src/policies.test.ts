import {
  attested,
  type Control,
  defineControl,
  defineProgram,
  isBylawError,
  type Policy,
  type Setting,
  soc2,
  years,
} from "@bylaw/core";
import {
  asUse,
  controlText,
  linksOf,
  shownParameters,
  statementText,
  validateProgram,
} from "@bylaw/core/run";
import { describe, expect, test } from "vitest";
import { awsEncryptionControls } from "./aws/index.ts";
import { deploymentControl } from "./aws-github/index.ts";
import { githubChangeControls } from "./github/index.ts";
import {
  encryptionPolicy,
  keyRotationPeriod,
  manualChangeControls,
  manualEncryptionControls,
  minimumTlsVersion,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "./index.ts";
import {
  changeControls,
  changes,
  controls,
  encryption,
  encryptionControls,
  owner,
  program,
  statements,
} from "./ready-made.fixture.ts";

const said = ({ statements }: Policy, settings: readonly Setting[] = []): readonly string[] =>
  statements.map((one) => `${one.id} ${one.level} ${statementText(one, settings)}`);
const checksOf = ({ checks }: Control): readonly string[] => checks.map((one) => asUse(one).check.id);
const idsOf = (all: Readonly<Record<string, Control>>): readonly string[] =>
  Object.values(all).map(({ id }) => id);
const primaryOf = ({ satisfies }: Control): readonly string[] =>
  satisfies.filter(({ relation }) => relation === "primary").map(({ criterion }) => criterion);

test("the ready-made policies make a program without problems", () => {
  expect(validateProgram(program)).toEqual([]);
});

describe("the encryption policy", () => {
  test("S19: says what the guide demands, with rotation in three sentences", () => {
    expect(said(encryption)).toEqual([
      "ENC-1 MUST Encrypt stored data that is classified Confidential or Restricted with AES-256 or an equivalent.",
      "ENC-2 MUST Send data over networks only under TLS, and under no version older than TLS 1.2.",
      "ENC-3 MUST Keep encryption keys in an approved key management system, apart from the data they protect.",
      "ENC-4 MUST Set every encryption key of the company's own that can rotate by itself to do so at least every 365 days.",
      "ENC-5 MUST Replace a key at once when its compromise is suspected.",
      "ENC-6 MUST Replace every key of the company's own that is in use and not set to rotate by itself at least every 365 days.",
    ]);
  });

  test("follows a setting in every sentence that shows it", () => {
    const [before, after] = [said(encryption), said(encryption, [keyRotationPeriod.to({ days: 90 })])];
    expect(after.filter((one, at) => one !== before[at])).toEqual([
      "ENC-4 MUST Set every encryption key of the company's own that can rotate by itself to do so at least every 90 days.",
      "ENC-6 MUST Replace every key of the company's own that is in use and not set to rotate by itself at least every 90 days.",
    ]);
    expect(said(encryption, [minimumTlsVersion.to({ tls: "1.3" })])[1]).toBe(
      "ENC-2 MUST Send data over networks only under TLS, and under no version older than TLS 1.3.",
    );
  });

  test("takes a control of the company's own for any sentence", () => {
    const keyCustody = defineControl({
      id: "vault",
      title: "Keys are kept in the vault",
      statement: "The vault's audit names every key that it keeps.",
      satisfies: [soc2("CC6.1")],
      owner,
      frequency: "annual",
      evidence: [attested("vault-audit", { every: years(1) })],
    });
    const own = { ...encryptionControls, keyCustody };
    const policy = encryptionPolicy({ owner, effective: "2026-01-01", controls: own });
    expect(policy.statements.map(({ verifiedBy }) => verifiedBy.map(({ id }) => id).join(" and "))).toEqual([
      "data-at-rest-encrypted",
      "data-in-transit-encrypted and other-traffic-encrypted",
      "vault",
      "key-rotation",
      "key-compromise-drill",
      "key-replacement",
    ]);
    expect(said(policy)).toEqual(said(encryption));
  });

  test("refuses a day that is none", () => {
    const effective = "2026-02-30";
    const thrown = () => encryptionPolicy({ owner, effective, controls: encryptionControls });
    expect(thrown).toThrow("policy encryption: effective");
    try {
      thrown();
    } catch (error) {
      expect(isBylawError(error)).toBe(true);
    }
  });
});

describe("the change management policy", () => {
  test("S11: asks for two reviewers, the guide's three checks, and no way around them", () => {
    expect(said(changes)).toEqual([
      "CHG-1 MUST Change a default branch only through a pull request that at least 2 reviewers other than its author have approved as it is merged.",
      "CHG-2 MUST Merge into a default branch only after checks whose names say tests, security scan and lint are reported without a failure, by no other source than app *, workflow * and code scanning.",
      "CHG-3 MUST Let nobody, administrators included, bypass the reviews and checks that a default branch asks for.",
      "CHG-4 MUST Let a pipeline act in the cloud accounts only in runs of a default branch whose changes at least 2 reviewers must approve, with nobody excepted.",
      "CHG-5 SHOULD Describe in each change how it is rolled back.",
    ]);
  });

  test("says one number in both sentences that show it", () => {
    const three = said(changes, [requiredReviewers.to({ count: 3 })]);
    expect(three[0]).toContain("at least 3 reviewers other than its author");
    expect(three[3]).toContain("at least 3 reviewers must approve");
  });

  test("A6: says who may report a check, whoever that is set to", () => {
    const settings = [
      requiredStatusChecks.to({ names: ["ci"] }),
      statusCheckSources.to({ names: ["anybody"] }).because("Our CI reports by commit statuses."),
    ];
    expect(said(changes, settings)[1]).toBe(
      "CHG-2 MUST Merge into a default branch only after checks whose names say ci are reported without a failure, by no other source than anybody.",
    );
  });
});

describe("one number, one place", () => {
  const links = linksOf(program);

  test("every parameter that a sentence shows is read by what verifies that sentence", () => {
    for (const statement of statements) {
      const read = statement.verifiedBy.flatMap(({ checks, evidence }) => [
        ...checks.flatMap((one) => Object.values(asUse(one).bindings)),
        ...evidence.flatMap(({ parameters }) => parameters),
      ]);
      expect(read, statement.id).toEqual(expect.arrayContaining([...shownParameters(statement)]));
    }
  });

  test("every parameter is shown by a sentence, and every one that a control reads by one that it verifies", () => {
    const all = [
      keyRotationPeriod,
      minimumTlsVersion,
      requiredReviewers,
      requiredStatusChecks,
      statusCheckSources,
    ];
    expect(new Set(links.parameters)).toEqual(new Set(all));
    for (const control of controls) {
      const shown = links.statementsOf(control).flatMap(shownParameters);
      for (const one of control.checks) {
        expect(shown, control.id).toEqual(expect.arrayContaining(Object.values(asUse(one).bindings)));
      }
      for (const { parameters } of control.evidence) {
        expect(shown, control.id).toEqual(expect.arrayContaining([...parameters]));
      }
    }
  });

  test("every parameter of a ready-made control's checks is bound, none left to the check's own limit", () => {
    for (const { use } of links.tasks) {
      expect(Object.keys(use.bindings).sort(), use.check.id).toEqual(
        Object.keys(use.check.parameters).sort(),
      );
    }
  });
});

describe("the controls", () => {
  test("each verifies a sentence that says MUST", () => {
    for (const control of controls) {
      const levels = linksOf(program)
        .statementsOf(control)
        .map(({ level }) => level);
      expect(levels, control.id).toContain("MUST");
    }
  });

  test("use checks of the providers that their entry is named for, and of no other", () => {
    const entries: Readonly<Record<string, readonly Control[]>> = {
      aws: Object.values(awsEncryptionControls({ owner })),
      github: Object.values(githubChangeControls({ owner })),
      "aws-github": [deploymentControl({ owner })],
    };
    for (const [entry, own] of Object.entries(entries)) {
      const checks = own.flatMap(checksOf);
      expect(checks.length, entry).toBeGreaterThan(0);
      expect(new Set(checks.map((id) => id.split("/")[0])), entry).toEqual(new Set([entry]));
    }
  });

  test("of people use no check, and a provider's controls spread them", () => {
    const [keys, pipelines] = [manualEncryptionControls({ owner }), manualChangeControls({ owner })];
    for (const control of [...Object.values(keys), ...Object.values(pipelines)]) {
      expect(control.checks, control.id).toEqual([]);
      expect(control.evidence.length, control.id).toBeGreaterThan(0);
    }
    // As data: what a requirement can do is made anew each time.
    const data = (all: object): object => JSON.parse(JSON.stringify(all)) as object;
    expect(data(encryptionControls)).toMatchObject(data(keys));
    expect(data(changeControls)).toMatchObject(data(pipelines));
    const added = (all: Readonly<Record<string, Control>>, manual: object) =>
      Object.keys(all).filter((name) => !(name in manual));
    expect(added(encryptionControls, keys)).toEqual(["dataInTransit", "keyRotation"]);
    expect(added(changeControls, pipelines)).toEqual([
      "peerReview",
      "statusChecks",
      "noBypass",
      "deployment",
    ]);
  });

  test("with checks ask for no evidence, and say so by the provider's name", () => {
    for (const control of controls.filter(({ checks }) => checks.length > 0)) {
      expect(control.evidence, control.id).toEqual([]);
      expect(controlText(control, []), control.id).toMatch(/AWS|GitHub/);
    }
  });

  test("ask for evidence that has a title, a rhythm and somebody who looks at it", () => {
    for (const { id, title, due, reviewer } of controls.flatMap(({ evidence }) => evidence)) {
      expect(title, id).toBeTruthy();
      expect(due.every, id).toBeDefined();
      expect(reviewer, id).toBe(owner);
    }
  });

  test("keep their ids", () => {
    expect(idsOf(encryptionControls)).toEqual([
      "data-at-rest-encrypted",
      "other-traffic-encrypted",
      "key-custody",
      "key-replacement",
      "key-compromise-drill",
      "data-in-transit-encrypted",
      "key-rotation",
    ]);
    expect(idsOf(changeControls)).toEqual([
      "other-pipelines",
      "peer-review",
      "required-checks",
      "no-bypass",
      "reviewed-deployment",
    ]);
  });

  test("claim encryption at rest for CC6.1 first, and data in transit for CC6.7", () => {
    expect(primaryOf(encryptionControls.dataAtRest)).toEqual(["CC6.1"]);
    expect(primaryOf(encryptionControls.dataInTransit)).toEqual(["CC6.7"]);
    expect(encryptionControls.dataAtRest.satisfies).toContainEqual(soc2.supporting("CC6.7"));
  });

  test("of what no check reads claim the criteria of what one does, so that no criterion is green by half", () => {
    const { dataInTransit, otherTraffic, keyRotation, keyReplacement } = encryptionControls;
    expect(primaryOf(otherTraffic)).toEqual(primaryOf(dataInTransit));
    expect(primaryOf(keyReplacement)).toEqual(primaryOf(keyRotation));
    expect(primaryOf(changeControls.otherPipelines)).toEqual(primaryOf(changeControls.deployment));
  });
});

test("a company that leaves out what people show is told which sentence is then half verified", () => {
  const { otherTraffic: _, ...rest } = encryptionControls;
  const listed = [...Object.values(rest), ...Object.values(changeControls)];
  const problems = validateProgram(defineProgram({ ...program, controls: listed }));
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("other-traffic-encrypted"),
  ]);
});

test("what names no provider names none in its words either", () => {
  const words = [
    ...[encryption, changes].flatMap(({ title, purpose, scope }) => [title, purpose, scope]),
    ...statements.map((one) => statementText(one, [])),
    ...[manualEncryptionControls({ owner }), manualChangeControls({ owner })]
      .flatMap((own) => Object.values(own))
      .flatMap(({ title, statement, evidence }) => [
        title,
        String(statement),
        ...evidence.map((one) => one.title),
      ]),
    ...program.risks.flatMap(({ title, statement }) => [title, statement]),
  ];
  expect(
    words.filter((one) => /AWS|Amazon|KMS|\bS3\b|GitHub|GitLab|Azure|Google|GCP/i.test(one ?? "")),
  ).toEqual([]);
});
