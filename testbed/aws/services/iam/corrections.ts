import { failureAnswer, isGood, textOf, withText } from "../../answer.ts";
import { numberParameter, stringParameter } from "../../call.ts";
import type { Correction } from "../../correction.ts";
import { page } from "../../paging.ts";
import { childText, itemsIn, mapText, textIn, withElement, withItems, withoutElement } from "../../xml.ts";
import { correctReport } from "./credential-report.ts";

function withSummary(xml: string, values: Readonly<Record<string, number>>): string {
  const kept = itemsIn(xml, "SummaryMap").filter(
    (entry) => values[childText(entry, "key") ?? ""] === undefined,
  );
  const set = Object.entries(values).map(
    ([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`,
  );
  return withItems(xml, "SummaryMap", [...kept, ...set]);
}

/** The lists that one paged operation walks through, one after the other (fakecloud#1823). */
const paged: Readonly<Record<string, readonly string[]>> = {
  GetAccountAuthorizationDetails: ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"],
  ListUsers: ["Users"],
};

function pages(operation: string, lists: readonly string[]): Correction {
  return {
    operation: `iam:${operation}`,
    wrong: "MaxItems and Marker are ignored: never truncated",
    right:
      "at most MaxItems (100 by default) over all lists together, IsTruncated and Marker while there is more",
    async apply({ call, next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      let xml = textOf(answer);
      const all = lists.flatMap((list) => itemsIn(xml, list).map((item) => ({ list, item })));
      const part = page(
        all,
        ({ item }) => childText(item, "Arn") ?? item,
        numberParameter(call, "MaxItems") ?? 100,
        stringParameter(call, "Marker"),
      );
      if (part === undefined) {
        return failureAnswer(call, { status: 400, code: "ValidationError", message: "Invalid Marker." });
      }
      for (const list of lists) {
        xml = withItems(
          xml,
          list,
          part.items.filter((entry) => entry.list === list).map(({ item }) => item),
        );
      }
      const result = `${operation}Result`;
      xml = withElement(
        withoutElement(xml, "IsTruncated"),
        result,
        "IsTruncated",
        String(part.next !== undefined),
      );
      return withText(answer, part.next === undefined ? xml : withElement(xml, result, "Marker", part.next));
    },
  };
}

/** Where moto forgets to encode a policy document, which it does elsewhere in the very same answers. */
const plainDocuments: Readonly<Record<string, string>> = {
  GetAccountAuthorizationDetails: "AssumeRolePolicyDocument",
  ListRoles: "AssumeRolePolicyDocument",
  GetPolicyVersion: "Document",
};

/** RFC 3986: also what encodeURIComponent leaves alone. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function encodes(operation: string, element: string): Correction {
  return {
    operation: `iam:${operation}`,
    wrong: `${element} is plain JSON`,
    right: `${element} is URL-encoded JSON (RFC 3986)`,
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      return withText(answer, mapText(textOf(answer), element, percentEncode));
    },
  };
}

export const corrections: readonly Correction[] = [
  {
    operation: "iam:GetAccountSummary",
    wrong:
      "AccountMFAEnabled and AccountAccessKeysPresent always 0, no AccountPasswordPresent (checks.md 4.1)",
    right: "what is set for the account's root user (checks.md 1.1 iam-root-mfa)",
    async apply({ call, memory, next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const { rootMfa = false, rootPassword = true, rootAccessKeys = 0 } = memory.account(call.account);
      const values = {
        AccountMFAEnabled: rootMfa ? 1 : 0,
        AccountPasswordPresent: rootPassword ? 1 : 0,
        AccountAccessKeysPresent: rootAccessKeys > 0 ? 1 : 0,
      };
      return withText(answer, withSummary(textOf(answer), values));
    },
  },
  {
    operation: "iam:GetCredentialReport",
    wrong:
      "GeneratedTime in 2015; no <root_account> row; password_last_changed for users without password; not_supported where AWS says N/A; names with a comma break the row (checks.md 4.1)",
    right: "GeneratedTime now; the root row first; N/A, no_information and not_supported as AWS uses them",
    async apply({ call, memory, next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const xml = textOf(answer);
      const settings = memory.account(call.account);
      const said = Buffer.from(textIn(xml, "Content") ?? "", "base64").toString("utf8");
      const content = Buffer.from(correctReport(said, settings)).toString("base64");
      const generated = settings.reportGeneratedAt ?? `${new Date().toISOString().slice(0, 19)}Z`;
      const result = "GetCredentialReportResult";
      const dated = withElement(xml, result, "GeneratedTime", generated);
      return withText(answer, withElement(dated, result, "Content", content));
    },
  },
  {
    operation: "iam:ListServerCertificates",
    wrong: "Expiration is 2012-05-08 for every certificate",
    right: "a day that lies ahead: what is uploaded here is no certificate that has one of its own",
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      return withText(
        answer,
        mapText(textOf(answer), "Expiration", () => "2050-01-01T00:00:00Z"),
      );
    },
  },
  {
    operation: "iam:GetAccountAuthorizationDetails",
    wrong: "managed policies have no PolicyName",
    right: "each has its name, which its ARN ends with",
    async apply({ next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const xml = textOf(answer);
      const policies = itemsIn(xml, "Policies").map((policy) =>
        withElement(policy, "member", "PolicyName", (childText(policy, "Arn") ?? "").replace(/^.*\//, "")),
      );
      return withText(answer, withItems(xml, "Policies", policies));
    },
  },
  ...Object.entries(paged).map(([operation, lists]) => pages(operation, lists)),
  ...Object.entries(plainDocuments).map(([operation, element]) => encodes(operation, element)),
];
