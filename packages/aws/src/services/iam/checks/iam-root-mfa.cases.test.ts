import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { type Answer, failure, identity, type Script } from "../../../testing/script.ts";
import { iamRootMfa } from "./iam-root-mfa.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const operation = "iam:GetAccountSummary";
/** MFA, password, access keys, signing certificates; undefined is not answered. */
type Flags = readonly [M: number | undefined, P: number | undefined, K: number, S?: number];
const summary = ([M, P, K, S]: Flags) => ({
  SummaryMap: Object.fromEntries(
    Object.entries({
      AccountMFAEnabled: M,
      AccountPasswordPresent: P,
      AccountAccessKeysPresent: K,
      AccountSigningCertificatesPresent: S,
      // What counts every device of every user says nothing of the root user: cloud-custodian#7264.
      MFADevices: 7,
      MFADevicesInUse: 7,
      Users: 9,
    }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  ),
});
const none = "The root user has no password, no access keys and no signing certificates.";
const no = "MFA of the root user: false, expected true";
const yes = "MFA of the root user: true, expected true";
const without = (key: string) => `${operation} answered without ${key}.`;

const cases: readonly (readonly [name: string, flags: Flags, outcome: string, says: string])[] = [
  ["only a signing certificate (cloudsploit#274)", [0, 0, 0, 1], "fail", no],
  ["a signing certificate and MFA", [1, 0, 0, 1], "pass", yes],
  ["no credentials in the management account", [0, 0, 0, 0], "not-applicable", none],
  ["access keys in use, with MFA (security_monkey#398)", [1, 1, 1, 0], "pass", yes],
  ["central management on, old credentials kept (prowler#7967)", [0, 1, 0, 0], "fail", no],
  ["access keys without MFA (prowler#823)", [0, 0, 1, 0], "fail", no],
  ["no word of a password, MFA on", [1, undefined, 0, 0], "error", without("AccountPasswordPresent")],
  ["no word of a password, access keys, no MFA", [0, undefined, 1, 0], "fail", no],
  ["no word of certificates, a password, no MFA", [0, 1, 0], "fail", no],
  [
    "no word of certificates, and nothing else",
    [0, 0, 0],
    "error",
    without("AccountSigningCertificatesPresent"),
  ],
  [
    "two access keys are another answer than yes or no",
    [0, 0, 2, 0],
    "error",
    `${operation} answered AccountAccessKeysPresent with 2.`,
  ],
  ["a password, no MFA (defsec#742)", [0, 1, 0, 0], "fail", no],
  ["a password and MFA of any kind (prowler#4652, #1855)", [1, 1, 0, 0], "pass", yes],
  ["credentials deleted centrally (ScoutSuite#1710)", [0, 0, 0, 0], "not-applicable", none],
  ["credentials deleted, the device left behind", [1, 0, 0, 0], "not-applicable", none],
  ["a policy of the organization denies root everything (cnspec#3720)", [0, 1, 0, 0], "fail", no],
  ["an access key that is off (ScoutSuite#1683)", [0, 0, 1, 0], "fail", no],
  ["no word of MFA, access keys", [undefined, 0, 1, 0], "error", without("AccountMFAEnabled")],
  ["no word of MFA, no credentials", [undefined, 0, 0, 0], "not-applicable", none],
];

describe("aws/iam-root-mfa", () => {
  const judge = async (answer: Answer, script: Script = {}, options = {}) =>
    (await judgeScript(iamRootMfa, { [operation]: answer, ...script }, options)).map(
      ({ resource, outcome, says }) => [resource, outcome, ...says],
    );
  const root = "arn:aws:iam::111111111111:root";

  test.each(cases)("%s", async (_, flags, outcome, says) => {
    expect(await judge(summary(flags))).toEqual([[root, outcome, says]]);
  });

  test.each<[string, Answer, string]>([
    ["denied", failure(operation, "AccessDenied", 403), `${operation} was denied (AccessDenied).`],
    [
      "throttled to the end (prowler#211)",
      failure(operation, "Throttling", 400),
      `${operation} was throttled to the end (Throttling).`,
    ],
    [
      "a suspended account",
      failure(operation, "OptInRequired", 403),
      `${operation} was refused: the credentials are not valid, or not in this region (OptInRequired).`,
    ],
  ])("%s", async (_, answer, says) => {
    expect(await judge(answer)).toEqual([["aws/111111111111", "error", says]]);
  });

  test("AWS China has no root user", async () => {
    const arn = "arn:aws-cn:sts::111111111111:assumed-role/bylaw/bylaw";
    const here = { "sts:GetCallerIdentity": { ...identity("111111111111"), Arn: arn } };
    expect(await judge(summary([0, 0, 0, 0]), here, { regions: ["cn-north-1"] })).toEqual([
      ["arn:aws-cn:iam::111111111111:root", "not-applicable", none],
    ]);
  });

  test("one verdict an account, whatever the number of regions", async () => {
    const said = await judge(summary([0, 1, 0, 0]), {}, { regions: ["eu-west-1", "us-east-1", "us-west-2"] });
    expect(said).toEqual([[root, "fail", no]]);
  });
});
