import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../lib/policy-document.ts";
import { deniesPlainHttpToBucket, deniesPlainHttpToObjects } from "./plain-http.ts";

type Statement = Readonly<Record<string, unknown>>;
const bucket = "arn:aws:s3:::acme-data";
const variable = (key: string) => `\${${key}}`;
const without = { Bool: { "aws:SecureTransport": "false" } };
const denial: Statement = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [bucket, `${bucket}/*`],
  Condition: without,
};
const { Action: _a, ...noAction } = denial;
const { Principal: _p, ...noPrincipal } = denial;
const { Resource: _r, ...noResource } = denial;
const { Condition: _c, ...noCondition } = denial;

function denied(...statements: readonly Statement[]): readonly [bucket: boolean, objects: boolean] {
  const policy = parsePolicy("s3:GetBucketPolicy", JSON.stringify({ Statement: statements }));
  return [deniesPlainHttpToBucket(policy, bucket), deniesPlainHttpToObjects(policy, bucket)];
}
const allow: Statement = { ...noCondition, Effect: "Allow", Action: "s3:GetObject" };

describe("plain HTTP is denied", () => {
  test.each<[string, readonly Statement[]]>([
    ["as AWS writes it", [denial]],
    ["among other statements", [allow, denial]],
    ["to the AWS principal *", [{ ...denial, Principal: { AWS: "*" } }]],
    ["to a list of principals with *", [{ ...denial, Principal: { AWS: ["arn:aws:iam::1:root", "*"] } }]],
    ["for every action of every service", [{ ...denial, Action: "*" }]],
    ["for S3:* in another case, in a list", [{ ...denial, Action: ["s3:GetObject", "S3:*"] }]],
    ["with a boolean", [{ ...denial, Condition: { Bool: { "aws:SecureTransport": false } } }]],
    ["with a list", [{ ...denial, Condition: { Bool: { "aws:SecureTransport": ["false"] } } }]],
    [
      "with a list that denies TLS too",
      [{ ...denial, Condition: { Bool: { "aws:SecureTransport": ["false", "true"] } } }],
    ],
    [
      "with the key in another case",
      [{ ...denial, Condition: { Bool: { "AWS:securetransport": "false" } } }],
    ],
    ["with BoolIfExists", [{ ...denial, Condition: { BoolIfExists: { "aws:SecureTransport": "false" } } }]],
    [
      "twice over",
      [{ ...denial, Condition: { ...without, BoolIfExists: { "aws:SecureTransport": "false" } } }],
    ],
    [
      "by two statements",
      [
        { ...denial, Resource: bucket },
        { ...denial, Resource: `${bucket}/*` },
      ],
    ],
    ["on every key, which is never empty", [{ ...denial, Resource: [bucket, `${bucket}/?*`] }]],
    ["for every action, whose name is never empty", [{ ...denial, Action: "s3:?*" }]],
    ["on everything", [{ ...denial, Resource: "*" }]],
    ["on every bucket", [{ ...denial, Resource: "arn:aws:s3:::*" }]],
    ["on whatever begins like the bucket", [{ ...denial, Resource: "arn:*:s3:::acme-*" }]],
    [
      "and old TLS in a statement of its own",
      [denial, { ...denial, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }],
    ],
    ["B7: without a condition", [noCondition]],
    ["B7: with an empty condition", [{ ...denial, Condition: {} }]],
    ...(
      [
        ["StringEquals", "aws:SecureTransport", "false"],
        ["StringEqualsIgnoreCase", "aws:SecureTransport", "FALSE"],
        ["StringLike", "aws:SecureTransport", "f*"],
        ["StringNotEquals", "aws:SecureTransport", "true"],
        ["StringNotEqualsIfExists", "aws:SecureTransport", "true"],
        ["StringNotLike", "aws:SecureTransport", "tr*"],
        ["ForAnyValue:Bool", "aws:SecureTransport", "false"],
        ["ForAllValues:Bool", "aws:SecureTransport", "false"],
        ["Null", "aws:SecureTransport", "false"],
        ["Null", "s3:TlsVersion", "true"],
        ["NumericLessThanIfExists", "s3:TlsVersion", "1.2"],
        ["NumericNotEquals", "s3:TlsVersion", ["1.2", "1.3"]],
        ["ForAllValues:NumericLessThan", "s3:TlsVersion", "1.2"],
      ] as const
    ).map(([operator, key, values]): [string, readonly Statement[]] => [
      `B7: by ${operator} on ${key}`,
      [{ ...denial, Condition: { [operator]: { [key]: values } } }],
    ]),
    [
      "B7: with a second condition that always holds",
      [{ ...denial, Condition: { ...without, Null: { "aws:SecureTransport": "false" } } }],
    ],
    ["B7: for all actions but another service's", [{ ...noAction, NotAction: ["ec2:*", "s3express:*"] }]],
    ["B7: on all resources but another bucket's", [{ ...noResource, NotResource: "arn:aws:s3:::other*" }]],
    [
      "B7: by two statements that divide the networks",
      [
        { ...denial, Condition: { ...without, IpAddress: { "aws:SourceIp": ["10.0.0.0/8"] } } },
        { ...denial, Condition: { ...without, NotIpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
      ],
    ],
    [
      "B7: by three statements that divide the requests unevenly",
      [
        { ...denial, Condition: { ...without, Null: { "aws:PrincipalArn": "true" } } },
        {
          ...denial,
          Condition: {
            ...without,
            Null: { "aws:PrincipalArn": "false" },
            StringLike: { "aws:UserAgent": "a*" },
          },
        },
        { ...denial, Condition: { ...without, StringNotLike: { "aws:UserAgent": "a*" } } },
      ],
    ],
  ])("%s", (_, statements) => {
    expect(denied(...statements)).toEqual([true, true]);
  });

  test.each<[string, readonly Statement[], readonly [boolean, boolean]]>([
    ["to the bucket only", [{ ...denial, Resource: bucket }], [true, false]],
    ["to the objects only", [{ ...denial, Resource: `${bucket}/*` }], [false, true]],
    ["to some objects", [denial, { ...denial, Resource: `${bucket}/logs/*` }].slice(1), [false, false]],
    ["to objects of a kind", [{ ...denial, Resource: [bucket, `${bucket}/*.txt`] }], [true, false]],
    ["to objects with long keys", [{ ...denial, Resource: [bucket, `${bucket}/??*`] }], [true, false]],
    [
      "to each user's objects",
      [{ ...denial, Resource: [bucket, `${bucket}/\${aws:username}/*`] }],
      [true, false],
    ],
    ["to all but some objects", [{ ...noResource, NotResource: `${bucket}/public/*` }], [true, false]],
    [
      "B7: to all but a variable's objects",
      [{ ...noResource, NotResource: `arn:aws:s3:::${variable("aws:username")}/*` }],
      [true, false],
    ],
    [
      "to objects by two halves of a statement",
      [
        { ...denial, Resource: bucket },
        { ...denial, Resource: `${bucket}/*`, Action: "s3:Get*" },
      ],
      [true, false],
    ],
  ])("%s", (_, statements, expected) => {
    expect(denied(...statements)).toEqual(expected);
  });
});

describe("plain HTTP is not denied", () => {
  test.each<[string, readonly Statement[]]>([
    ["by no statement", []],
    [
      "by an Allow for TLS",
      [{ ...denial, Effect: "Allow", Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    ],
    ["by an Allow", [{ ...denial, Effect: "Allow" }]],
    ["to one role", [{ ...denial, Principal: { AWS: "arn:aws:iam::111111111111:role/a" } }]],
    ["to one account", [{ ...denial, Principal: { AWS: "111111111111" } }]],
    ["to a service", [{ ...denial, Principal: { Service: "*" } }]],
    ["to all but one", [{ ...noPrincipal, NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } }]],
    ["without a principal", [noPrincipal]],
    ["for reads", [{ ...denial, Action: "s3:Get*" }]],
    ["for a list of actions", [{ ...denial, Action: ["s3:GetObject", "s3:PutObject"] }]],
    ["for another service", [{ ...denial, Action: "ec2:*" }]],
    ["for all but one action", [{ ...noAction, NotAction: "s3:GetObject" }]],
    ["without an action", [noAction]],
    [
      "on another bucket",
      [{ ...denial, Resource: ["arn:aws:s3:::acme-data2", "arn:aws:s3:::acme-data2/*"] }],
    ],
    ["without a resource", [noResource]],
    ["with TLS", [{ ...denial, Condition: { Bool: { "aws:SecureTransport": "true" } } }]],
    ["with old TLS only", [{ ...denial, Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } }]],
    [
      "from one network",
      [{ ...denial, Condition: { ...without, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }],
    ],
    [
      "with old TLS in the same statement",
      [{ ...denial, Condition: { ...without, NumericLessThan: { "s3:TlsVersion": "1.2" } } }],
    ],
    [
      "under a second key of the same operator",
      [{ ...denial, Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } } }],
    ],
    ["by absence of the key", [{ ...denial, Condition: { Null: { "aws:SecureTransport": "true" } } }]],
    ...(
      [
        ["StringNotEquals", "aws:SecureTransport", "false"],
        ["StringEquals", "aws:SecureTransport", "False"],
        ["StringEquals", "aws:SecureTransport", variable("aws:SecureTransport")],
        ["Bool", "aws:SecureTransport", "False"],
        ["NumericEquals", "aws:SecureTransport", "0"],
        ["NullIfExists", "aws:SecureTransport", "false"],
        ["Null", "s3:TlsVersion", "false"],
        ["NumericLessThan", "s3:TlsVersion", "1.2"],
        ["ForAnyValue:NumericLessThan", "s3:TlsVersion", "1.2"],
        ["ForAnyValue:NumericLessThanIfExists", "s3:TlsVersion", "1.2"],
        ["ForAnyValue:NumericNotEquals", "s3:TlsVersion", "1.2"],
        ["BoolIfExists", "aws:PrincipalIsAWSService", "false"],
        ["Maybe", "aws:SecureTransport", "false"],
      ] as const
    ).map(([operator, key, values]): [string, readonly Statement[]] => [
      `B7: by ${operator} on ${key} with ${values}`,
      [{ ...denial, Condition: { [operator]: { [key]: values } } }],
    ]),
    [
      "B7: by two statements that divide the networks and leave one out",
      [
        { ...denial, Condition: { ...without, IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } },
        { ...denial, Condition: { ...without, NotIpAddress: { "aws:SourceIp": "10.0.0.0/7" } } },
      ],
    ],
    [
      "B7: by two halves over a key with several values",
      [
        { ...denial, Condition: { StringEquals: { "aws:TagKeys": "a" } } },
        { ...denial, Condition: { StringNotEquals: { "aws:TagKeys": "a" } } },
      ],
    ],
    [
      "B7: by two halves that both need the key",
      [
        { ...denial, Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } },
        { ...denial, Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } } },
      ],
    ],
    ["B7: for all actions but a part of S3's", [{ ...noAction, NotAction: ["ec2:*", "S3:GetBucket*"] }]],
    ["with an empty list", [{ ...denial, Condition: { Bool: { "aws:SecureTransport": [] } } }]],
    [
      "with a word that contains false",
      [{ ...denial, Condition: { Bool: { "aws:SecureTransport": "falsehood" } } }],
    ],
  ])("%s", (_, statements) => {
    expect(denied(...statements)).toEqual([false, false]);
  });
});
