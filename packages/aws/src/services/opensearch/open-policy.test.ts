import { expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { isOpenToEveryone } from "./open-policy.ts";

const open = (change: object) => {
  const statement = { Effect: "Allow", Principal: "*", Action: "es:ESHttp*", Resource: "*", ...change };
  return isOpenToEveryone(parsePolicy("es:DescribeDomains", JSON.stringify({ Statement: [statement] })));
};
const when = (operator: string, key: string, value: unknown) =>
  open({ Condition: { [operator]: { [key]: value } } });

test.each([
  ["everyone", {}],
  ["everyone, as an AWS principal", { Principal: { AWS: ["arn:aws:iam::111111111111:root", "*"] } }],
  ["everyone but one", { Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } }],
  [
    "everyone, with a condition that names nobody",
    { Condition: { Bool: { "aws:SecureTransport": "true" } } },
  ],
])("%s: open", (_, change) => {
  expect(open(change)).toBe(true);
});

test.each([
  ["a denial", { Effect: "Deny" }],
  ["one account", { Principal: { AWS: "111111111111" } }],
  ["a service", { Principal: { Service: "osis-pipelines.amazonaws.com" } }],
])("%s: closed", (_, change) => {
  expect(open(change)).toBe(false);
});

test.each([
  ["IpAddress", "aws:SourceIp", "203.0.113.0/24"],
  ["IpAddress", "aws:sourceip", ["10.0.0.0/8", "2001:db8::/32"]],
  ["StringEquals", "aws:PrincipalOrgID", "o-1"],
  ["StringEquals", "aws:SourceVpce", ["vpce-1", "vpce-2"]],
  ["ForAnyValue:StringEquals", "aws:SourceVpc", "vpc-1"],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111111111111:role/*"],
])("%s %s %j: narrowed down", (operator, key, value) => {
  expect(when(operator, key, value)).toBe(false);
});

test.each([
  ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
  ["IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"]],
  ["IpAddress", "aws:SourceIp", "::/0"],
  ["IpAddress", "aws:SourceIp", ["203.0.113.7", "*"]],
  ["IpAddress", "aws:SourceIp", "203.0.113.7/24/8"],
  ["IpAddress", "aws:SourceIp", []],
  ["IpAddressIfExists", "aws:SourceIp", "203.0.113.7"],
  ["NotIpAddress", "aws:SourceIp", "203.0.113.7"],
  ["StringNotEquals", "aws:PrincipalOrgID", "o-1"],
  ["StringEqualsIfExists", "aws:PrincipalOrgID", "o-1"],
  ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-1"],
  ["StringLike", "aws:PrincipalOrgID", "o-*"],
  ["StringEquals", "aws:PrincipalAccount", `\${aws:PrincipalAccount}`],
  ["StringEquals", "aws:PrincipalOrgID", ""],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/app"],
  ["StringEquals", "aws:UserAgent", "curl"],
  ["StringIs", "aws:PrincipalOrgID", "o-1"],
])("%s %s %j: open all the same", (operator, key, value) => {
  expect(when(operator, key, value)).toBe(true);
});
