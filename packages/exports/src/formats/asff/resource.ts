import type { Entry } from "../../run/entry.ts";
import type { Home } from "./homes.ts";
import { fieldText } from "./text.ts";

/** Security Hub's own types, by the service and the kind of an ARN; every other resource is of its type `Other`. */
const types: Readonly<Record<string, string>> = {
  "cloudtrail:trail": "AwsCloudTrailTrail",
  "dynamodb:table": "AwsDynamoDbTable",
  "ec2:instance": "AwsEc2Instance",
  "ec2:security-group": "AwsEc2SecurityGroup",
  "ec2:volume": "AwsEc2Volume",
  "ec2:vpc": "AwsEc2Vpc",
  "iam:role": "AwsIamRole",
  "iam:user": "AwsIamUser",
  "kms:key": "AwsKmsKey",
  "lambda:function": "AwsLambdaFunction",
  "rds:cluster": "AwsRdsDbCluster",
  "rds:db": "AwsRdsDbInstance",
  "s3:": "AwsS3Bucket",
  "secretsmanager:secret": "AwsSecretsManagerSecret",
};

/** What a finding is about: a whole listing as its account. */
export function resourceOf({ account, region, partition, guest }: Home, { observation }: Entry): object {
  const { id, name, type, whole } = observation.resource;
  const isAccount = whole === true && !guest;
  return {
    Type: isAccount ? "AwsAccount" : typeOf(id),
    Id: isAccount ? `AWS::::Account:${account}` : fieldText(id, 512),
    ...(!guest && { Partition: partition, Region: region }),
    Details: {
      Other: {
        type: fieldText(type, 1024),
        ...(name !== undefined && { name: fieldText(name, 1024) }),
      },
    },
  };
}

function typeOf(id: string): string {
  const [, service, kind] = /^arn:[a-z-]+:([a-z0-9-]+):[a-z0-9-]*:\d*:(?:([a-z-]+)[:/])?/.exec(id) ?? [];
  return types[`${service}:${kind ?? ""}`] ?? "Other";
}
