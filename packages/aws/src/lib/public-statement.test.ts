import { describe, expect, test } from "vitest";
import { parsePolicy } from "./policy-document.ts";
import { openStatements } from "./public-statement.ts";

const everyone = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
const openIn = (...Statement: readonly object[]) =>
  openStatements(parsePolicy("sqs:GetQueueAttributes", JSON.stringify({ Version: "2012-10-17", Statement })));
const when = (operator: string, key: string, ...values: readonly (string | boolean)[]) => ({
  ...everyone,
  Condition: { [operator]: { [key]: values } },
});

describe("who is let in", () => {
  test.each([
    ["*", "*", true],
    ["every AWS account", { AWS: "*" }, true],
    ["one of several is everyone", { AWS: ["111111111111", "*"] }, true],
    ["every service", { Service: "*" }, true],
    ["every identity provider", { Federated: "*" }, true],
    ["an account", { AWS: "arn:aws:iam::111111111111:root" }, false],
    ["a role", { AWS: "arn:aws:iam::111111111111:role/app" }, false],
    ["a service", { Service: "sns.amazonaws.com" }, false],
    [
      "a canonical user",
      { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
      false,
    ],
  ])("%s", (_, Principal, open) => {
    expect(openIn({ ...everyone, Principal })).toEqual(open ? ["statement 1"] : []);
  });

  test("an Allow for all but one is for everyone, and so is one for nobody that it names", () => {
    const { Principal: _, ...nobody } = everyone;
    expect(openIn({ ...nobody, NotPrincipal: { AWS: "111111111111" } })).toEqual(["statement 1"]);
    expect(openIn(nobody)).toEqual(["statement 1"]);
  });

  test("a Deny lets nobody in, and takes nothing back", () => {
    expect(openIn({ ...everyone, Effect: "Deny" })).toEqual([]);
    expect(openIn({ ...everyone, Sid: "all" }, { ...everyone, Effect: "Deny" })).toEqual(["all"]);
  });

  test("each open statement is named by its Sid, or by its place", () => {
    const closed = { ...everyone, Principal: { AWS: "111111111111" } };
    expect(openIn(everyone, closed, { ...everyone, Sid: "Open" })).toEqual(["statement 1", "Open"]);
  });
});

describe("a condition that says from where a caller comes", () => {
  test.each([
    ["StringEquals", "kms:CallerAccount", "111111111111"],
    ["StringEquals", "AWS:SourceOwner", "111111111111"],
    ["StringEquals", "aws:SourceAccount", "111111111111"],
    ["StringLike", "aws:PrincipalAccount", "111111111111"],
    ["StringEqualsIgnoreCase", "aws:PrincipalOrgID", "o-abcdefghij"],
    ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-abcdefghij/*"],
    ["ArnEquals", "aws:SourceArn", "arn:aws:sns:us-east-1:111111111111:topic"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::acme-uploads"],
    ["ArnLike", "aws:SourceArn", "arn:aws:events:*:111111111111:rule/*"],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/*"],
    ["StringLike", "aws:userid", "AROAEXAMPLEEXAMPLE12:*"],
    ["StringEquals", "aws:SourceVpce", "vpce-0123456789abcdef0"],
    ["IpAddress", "aws:SourceIp", "203.0.113.0/24"],
    ["IpAddress", "aws:SourceIp", "2001:db8::/32"],
    ["IpAddress", "aws:SourceIp", "203.0.113.7"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:acme-uploads"],
    ["ArnEquals", "aws:SourceArn", "arn:aws:route53:::healthcheck/abc"],
    ["ArnLike", "aws:PrincipalArn", "arn:*:iam::111111111111:role/*"],
    ["StringLike", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/*"],
    ["StringEquals", "aws:VpceAccount", "111111111111"],
    ["StringEquals", "aws:VpceOrgID", "o-abcdefghij"],
    ["ForAnyValue:StringLike", "aws:VpceOrgPaths", "o-abcdefghij/*"],
    ["ArnLike", "aws:SourceVpcArn", "arn:aws:ec2:*:111111111111:vpc/*"],
    ["ArnLike", "aws:SourceArn", "arn:aws:cloudwatch:*:111111111111:alarm:*"],
    ["StringLike", "aws:SourceArn", "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:*"],
  ])("%s %s %s", (operator, key, value) => {
    expect(openIn(when(operator, key, value))).toEqual([]);
  });

  const variable = (name: string) => ["$", `{${name}}`].join("");
  test.each([
    ["StringEquals", "aws:PrincipalOrgID", "aws:ResourceOrgID"],
    ["StringEqualsIgnoreCase", "aws:SourceOrgID", "AWS:ResourceOrgId"],
    ["StringLike", "aws:PrincipalAccount", "aws:ResourceAccount"],
    ["StringEquals", "aws:SourceAccount", "aws:ResourceAccount"],
  ])("%s %s is that of the resource, by the variable %s", (operator, key, name) => {
    expect(openIn(when(operator, key, variable(name)))).toEqual([]);
  });
  test.each([
    ["aws:PrincipalOrgID", "aws:PrincipalOrgID"],
    ["aws:PrincipalOrgID", "aws:ResourceAccount"],
    ["aws:PrincipalAccount", "aws:ResourceOrgID"],
    ["aws:PrincipalOrgPaths", "aws:ResourceOrgPaths"],
    ["aws:PrincipalTag/account", "aws:ResourceAccount"],
  ])("and %s is not, by %s", (key, name) => {
    expect(openIn(when("StringEquals", key, variable(name)))).toEqual(["statement 1"]);
  });

  test("several networks of one company, those that no host on the internet has among them", () => {
    const own = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "203.0.113.0/24", "2001:db8::/32"];
    expect(openIn(when("IpAddress", "aws:SourceIp", ...own))).toEqual([]);
  });

  test("one among others is enough", () => {
    const Condition = {
      Bool: { "aws:SecureTransport": "true" },
      StringEquals: { "aws:SourceAccount": "111111111111" },
    };
    expect(openIn({ ...everyone, Condition })).toEqual([]);
  });
});

describe("a condition that leaves everyone in", () => {
  const variable = ["$", "{aws:PrincipalAccount}"].join("");
  test.each([
    ["Bool", "aws:SecureTransport", "true"],
    ["StringEquals", "kms:ViaService", "s3.eu-west-1.amazonaws.com"],
    ["StringEquals", "lambda:FunctionUrlAuthType", "AWS_IAM"],
    ["StringEquals", "sns:Protocol", "sqs"],
    ["StringEquals", "aws:PrincipalTag/team", "red"],
    ["StringNotEquals", "aws:SourceAccount", "111111111111"],
    ["StringEqualsIfExists", "aws:SourceAccount", "111111111111"],
    ["ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-abcdefghij/*"],
    ["Null", "aws:SourceAccount", "false"],
    ["StringLike", "aws:SourceAccount", "*"],
    ["StringLike", "kms:CallerAccount", "1111*"],
    ["StringLike", "aws:PrincipalOrgID", "o-*"],
    ["StringEquals", "aws:PrincipalAccount", variable],
    ["ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:topic"],
    ["ArnEquals", "aws:SourceArn", "arn:aws:sns:us-east-1:*:topic"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::acme-*"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::*"],
    ["ArnLike", "aws:SourceArn", "*"],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/admin"],
    ["StringLike", "aws:userid", "*:session"],
    ["StringLike", "aws:SourceVpc", "vpc-*"],
    ["StringEquals", "aws:SourceIp", "203.0.113.0/24"],
    ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
    ["IpAddress", "aws:SourceIp", "128.0.0.0/1"],
    ["IpAddress", "aws:SourceIp", "::/0"],
    ["IpAddress", "aws:SourceAccount", "203.0.113.0/24"],
    ["stringequals", "aws:SourceAccount", "111111111111"],
    ["StringEquals", "aws:PrincipalAccount", "anonymous"],
    ["StringEqualsIgnoreCase", "aws:userid", "Anonymous"],
    ["StringEquals", "aws:PrincipalOrgID", ""],
    ["ArnLike", "aws:SourceArn", "arn:aws:route53:::healthcheck/*"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:accesspoint/web"],
    ["StringLike", "aws:PrincipalArn", "arn:*:iam::111111111111:role/*"],
    // An alarm of another account may be called x:111111111111:alarm:y.
    ["StringLike", "aws:SourceArn", "arn:aws:cloudwatch:*:111111111111:alarm:*"],
    ["StringLike", "aws:SourceArn", "arn:aws:*:eu-west-1:111111111111:*"],
    ["StringLike", "aws:SourceVpcArn", "arn:aws:ec2:*:111111111111:vpc/*"],
    ["StringLike", "aws:VpceAccount", "*"],
    ["IpAddress", "aws:SourceIp", "203.0.113.7/24/8"],
    ["IpAddress", "aws:SourceIp", "*"],
    ["IpAddress", "aws:SourceIp", "2001::/31"],
    ["IpAddressIfExists", "aws:SourceIp", "203.0.113.7"],
    ["NotIpAddress", "aws:SourceIp", "203.0.113.7"],
  ])("%s %s %s", (operator, key, value) => {
    expect(openIn(when(operator, key, value))).toEqual(["statement 1"]);
  });

  test("networks that are the internet together, however narrow each of them is", () => {
    const all = Array.from({ length: 256 }, (_, first) => `${first}.0.0.0/8`);
    expect(openIn(when("IpAddress", "aws:SourceIp", ...all))).toEqual(["statement 1"]);
    expect(openIn(when("IpAddress", "aws:SourceIp", "203.0.113.7", "*"))).toEqual(["statement 1"]);
    expect(openIn(when("IpAddress", "aws:SourceIp"))).toEqual(["statement 1"]);
  });

  test("values are alternatives, so one that anybody meets is enough", () => {
    expect(openIn(when("StringLike", "aws:SourceAccount", "111111111111", "*"))).toEqual(["statement 1"]);
    expect(openIn(when("StringEquals", "aws:SourceAccount"))).toEqual(["statement 1"]);
  });
});
