import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type ScriptedAws, startScript } from "../../testing/script.ts";
import { accountSummaries } from "./account-summary.ts";

const operation = "iam:GetAccountSummary";
let server: ScriptedAws;
afterEach(() => server.stop());

const summaryOf = async (values: Readonly<Record<string, number>>): Promise<unknown> => {
  server = await startScript({ [operation]: { SummaryMap: values } });
  const [listed] = await collectFrom(accountSummaries, server.endpoint);
  return listed?.items[0];
};
const known = (value: boolean) => ({ state: "known", value });
const mismatch = (message: string) => ({
  state: "unreadable",
  problem: { code: "schema-mismatch", message: `${operation} ${message}.`, operation },
});

test("reads the flags of the root user", async () => {
  const values = {
    AccountMFAEnabled: 1,
    AccountPasswordPresent: 0,
    AccountAccessKeysPresent: 1,
    AccountSigningCertificatesPresent: 1,
    Users: 7,
  };
  expect(await summaryOf(values)).toEqual({
    id: "arn:aws:iam::111111111111:root",
    rootMfa: known(true),
    rootPassword: known(false),
    rootAccessKeys: known(true),
    rootSigningCertificates: known(true),
  });
});

test("does not take a missing flag for 0, nor another number for 1", async () => {
  expect(await summaryOf({ AccountPasswordPresent: 2, AccountAccessKeysPresent: 0 })).toMatchObject({
    rootMfa: mismatch("answered without AccountMFAEnabled"),
    rootPassword: mismatch("answered AccountPasswordPresent with 2"),
    rootAccessKeys: known(false),
    rootSigningCertificates: mismatch("answered without AccountSigningCertificatesPresent"),
  });
});
