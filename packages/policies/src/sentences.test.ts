import { count, days, tls } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { statementText } from "@bylaw/core/run";
import { judge, recordingOf } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { statements } from "./ready-made.fixture.ts";
import {
  bucket,
  bypassedCheck,
  classicListener,
  type Given,
  key,
  listener,
  repository,
  role,
} from "./resources.fixture.ts";

/** What stands behind the words: a check that `given` breaks or leaves out, evidence that asks for it, or the platform. */
type Reader =
  | { readonly check: string; readonly given: Given; readonly outcome: "fail" | "not-applicable" }
  | { readonly evidence: string; readonly asks: string }
  | { readonly platform: string };

const broken = (check: string, given: Given): Reader => ({ check, given, outcome: "fail" });
const leftOut = (check: string, given: Given): Reader => ({ check, given, outcome: "not-applicable" });
const asked = (evidence: string, asks: string): Reader => ({ evidence, asks });

const [rotation, elb, classicElb, tlsOnly] = [
  "aws/kms-key-rotation",
  "aws/elb-listener-minimum-tls",
  "aws/elb-classic-listener-minimum-tls",
  "aws/s3-bucket-tls-only",
];
const [reviewers, checks, bypass, deploys] = [
  "github/repository-required-reviewers",
  "github/repository-required-status-checks",
  "github/repository-nobody-bypasses",
  "aws-github/deploy-role-repository-reviewed",
];
const main = "repo:acme/api:ref:refs/heads/main";
const review = (approvals: number, dismissesStale = true) => ({
  review: known({ approvals: count(approvals), dismissesStale, lastPush: false }),
});
const reports = (...all: readonly (readonly [name: string, source: string])[]) => ({
  requiredChecks: known(all.map(([name, source]) => ({ name, source }))),
});

/** Every sentence that says MUST, in pieces that make up the whole of it, and what reads each. */
const table: Readonly<Record<string, readonly (readonly [words: string, ...by: readonly Reader[]])[]>> = {
  "ENC-1": [
    ["Encrypt stored data", asked("storage-encryption", "list of data stores")],
    ["that is classified Confidential or Restricted", asked("storage-encryption", "class of the data")],
    ["with AES-256 or an equivalent.", asked("storage-encryption", "cipher of each")],
  ],
  "ENC-2": [
    [
      "Send data over networks only under TLS,",
      broken(tlsOnly, bucket([])),
      asked("unread-connections", "connections that no check reads"),
    ],
    [
      "and under no version older than TLS 1.2.",
      broken(elb, listener({ minimumTls: known(tls("1.1")) })),
      broken(classicElb, classicListener({ minimumTls: known(tls("1.0")) })),
      asked("unread-connections", "oldest TLS version of each"),
    ],
  ],
  "ENC-3": [
    ["Keep encryption keys in", asked("key-custody", "keys are kept in them")],
    ["an approved key management system,", asked("key-custody", "approved key management systems")],
    ["apart from the data they protect.", asked("key-custody", "apart from the data")],
  ],
  "ENC-4": [
    ["Set every encryption key", broken(rotation, key({ rotation: known(false) }))],
    ["of the company's own", leftOut(rotation, key({ manager: "AWS" }))],
    [
      "that can rotate by itself",
      leftOut(rotation, key({ spec: "RSA_4096", usage: "SIGN_VERIFY" })),
      leftOut(rotation, key({ origin: "EXTERNAL" })),
      leftOut(rotation, key({ state: "Disabled" })),
    ],
    ["to do so at least every 365 days.", broken(rotation, key({ rotationPeriod: known(days(366)) }))],
  ],
  "ENC-5": [
    [
      "Replace a key at once",
      asked("suspected-keys", "when each was suspected and replaced"),
      asked("key-compromise", "drill"),
    ],
    ["when its compromise is suspected.", asked("suspected-keys", "list of suspected keys")],
  ],
  "ENC-6": [
    ["Replace every key of the company's own that is in use", asked("replaced-keys", "list of keys")],
    ["and not set to rotate by itself", asked("replaced-keys", "do not rotate by themselves")],
    ["at least every 365 days.", asked("replaced-keys", "the day each was last replaced")],
  ],
  "CHG-1": [
    ["Change a default branch only through a pull request", broken(reviewers, repository("unprotected"))],
    ["that at least 2 reviewers", broken(reviewers, repository(review(1)))],
    ["other than its author", { platform: "GitHub lets nobody approve a pull request of their own." }],
    ["have approved as it is merged.", broken(reviewers, repository(review(2, false)))],
  ],
  "CHG-2": [
    ["Merge into a default branch only after", broken(checks, repository("unprotected"))],
    [
      "checks whose names say tests, security scan and lint",
      broken(checks, repository(reports(["tests", "app 1"], ["lint", "app 1"]))),
      broken(
        checks,
        repository(reports(["attestation", "app 1"], ["security scan", "app 1"], ["lint", "app 1"])),
      ),
    ],
    [
      "are reported without a failure,",
      { platform: "GitHub holds a merge until each required check succeeded, was neutral or was skipped." },
    ],
    [
      "by no other source than app *, workflow * and code scanning.",
      broken(
        checks,
        repository(reports(["tests", "anybody"], ["security scan", "app 1"], ["lint", "app 1"])),
      ),
    ],
  ],
  "CHG-3": [
    ["Let nobody,", broken(bypass, repository({ pullRequestBypass: [{ type: "User", name: "ben" }] }))],
    ["administrators included,", broken(bypass, repository({ bindsAdministrators: false }))],
    [
      "bypass the reviews",
      broken(bypass, repository({ pullRequestBypass: [{ type: "Team", name: "core" }] })),
    ],
    ["and checks", broken(bypass, bypassedCheck)],
    ["that a default branch asks for.", broken(bypass, repository("unprotected"))],
  ],
  "CHG-4": [
    [
      "Let a pipeline act in the cloud accounts only",
      broken(deploys, role("repo:*")),
      asked("unread-pipelines", "pipelines that no check reads"),
    ],
    [
      "in runs of a default branch",
      broken(deploys, role("repo:acme/api:ref:refs/heads/try")),
      broken(deploys, role("repo:acme/api:pull_request")),
      asked("unread-pipelines", "branch of each"),
    ],
    [
      "whose changes at least 2 reviewers must approve,",
      broken(deploys, role(main, repository(review(1)))),
      asked("unread-pipelines", "its approvals"),
    ],
    [
      "with nobody excepted.",
      broken(deploys, role(main, repository({ bindsAdministrators: false }))),
      asked("unread-pipelines", "who may bypass them"),
    ],
  ],
};

const demanded = statements.filter(({ level }) => level.startsWith("MUST"));
const sentence = (id: string) => {
  const found = statements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${id} is gone.`);
  return found;
};
const useOf = (id: string, check: string) => {
  const uses = sentence(id).verifiedBy.flatMap((control) => control.checks);
  return uses.find((use) => (use.kind === "check-use" ? use.check.id : use.id) === check);
};
const outcomeOf = async (id: string, check: string, given: Given): Promise<readonly string[]> => {
  const use = useOf(id, check);
  if (use === undefined) throw new Error(`${check} does not verify ${id}.`);
  return (await judge(use, recordingOf(given))).map((one) => one.outcome);
};
const rows = Object.entries(table).flatMap(([id, pieces]) =>
  pieces.flatMap(([words, ...by]) => by.map((reader) => ({ id, words, reader }))),
);

test("the table has every sentence that says MUST, and the whole of each", () => {
  expect(Object.keys(table)).toEqual(demanded.map(({ id }) => id));
  for (const [id, pieces] of Object.entries(table)) {
    expect(pieces.map(([words]) => words).join(" ")).toBe(statementText(sentence(id), []));
  }
});

test("something stands behind every piece", () => {
  for (const [words, ...by] of Object.values(table).flat()) expect(by.length, words).toBeGreaterThan(0);
});

test("the table has every check and all evidence that verifies a sentence, and no other", () => {
  for (const { id, verifiedBy } of demanded) {
    const own = rows.filter((row) => row.id === id).map(({ reader }) => reader);
    const named = own.flatMap((one) =>
      "check" in one ? [one.check] : "evidence" in one ? [one.evidence] : [],
    );
    const verified = verifiedBy.flatMap(({ checks: uses, evidence }) => [
      ...uses.map((use) => (use.kind === "check-use" ? use.check.id : use.id)),
      ...evidence.map(({ id }) => id),
    ]);
    expect([...new Set(named)].sort(), id).toEqual([...new Set(verified)].sort());
  }
});

describe("what a check reads of the words", () => {
  const read = rows.flatMap(({ id, words, reader }) => ("check" in reader ? [{ id, words, ...reader }] : []));
  test.each(read)("$id, $words $check: $outcome", async ({ id, check, given, outcome }) => {
    expect(await outcomeOf(id, check, given)).toEqual([outcome]);
  });
});

describe("what evidence is asked for", () => {
  const read = rows.flatMap(({ id, words, reader }) =>
    "evidence" in reader ? [{ id, words, ...reader }] : [],
  );
  test.each(read)("$id, $words $evidence asks for $asks", ({ id, evidence, asks }) => {
    const requirements = sentence(id).verifiedBy.flatMap((control) => control.evidence);
    expect(requirements.find((one) => one.id === evidence)?.title).toContain(asks);
  });
});

test.each<[string, string, Given]>([
  ["ENC-2", tlsOnly, bucket()],
  ["ENC-2", elb, listener()],
  ["ENC-2", classicElb, classicListener()],
  ["ENC-4", rotation, key()],
  ["CHG-1", reviewers, repository()],
  ["CHG-2", checks, repository()],
  ["CHG-3", bypass, repository()],
  ["CHG-4", deploys, role(main)],
])("%s: %s passes what is broken above while it is whole", async (id, check, given) => {
  expect(await outcomeOf(id, check, given)).toEqual(["pass"]);
});
