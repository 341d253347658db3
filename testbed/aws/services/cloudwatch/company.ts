import { type Expectations, emptyService } from "../../company/part.ts";

const expects: Expectations = { "aws/cloudwatch-alarm-actions": "not-applicable" };
const actions = [
  "unauthorized API calls",
  "console sign-in without MFA",
  "use of the root user",
  "changes of IAM policies",
  "changes of CloudTrail",
  "failed console sign-ins",
  "KMS keys disabled or scheduled for deletion",
  "changes of S3 bucket policies",
  "changes of AWS Config",
  "changes of security groups",
  "changes of network ACLs",
  "changes of network gateways",
  "changes of route tables",
  "changes of VPCs",
  "changes of the organization",
];

/** No alarms: nobody is told of anything. */
export const company = {
  ...emptyService("cloudwatch", "region", expects),
  plan: ({ id, regions }: { readonly id: string; readonly regions: readonly string[] }) => ({
    cloudwatch: [
      ...regions.map((scope) => ({ resource: `aws/${id}/${scope}`, scope, expects })),
      ...actions.map((resource) => ({
        resource,
        expects: { "aws/cloudwatch-cis-alarms": "fail" as const },
      })),
    ],
  }),
};
