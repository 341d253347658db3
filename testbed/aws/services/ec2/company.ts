import { definePart, type Expectations } from "../../company/part.ts";

/** AWS puts a VPC into every region, with a security group and a network ACL. */
const defaultGroup: Expectations = {
  "aws/ec2-default-sg-closed": "fail",
  "aws/ec2-sg-no-open-admin-ports": "pass",
  "aws/ec2-sg-no-open-sensitive-ports": "pass",
};
const defaultVpc: Expectations = { "aws/vpc-flow-logs": "fail" };
const defaultAcl: Expectations = { "aws/ec2-nacl-no-open-admin-ports": "fail" };
const ebs: Expectations = { "aws/ebs-default-encryption": "fail" };
const nothing: Expectations = {
  "aws/ami-not-public": "not-applicable",
  "aws/backup-covers-ebs": "not-applicable",
  "aws/ebs-snapshots-encrypted": "not-applicable",
  "aws/ebs-snapshots-not-public": "not-applicable",
  "aws/ebs-volumes-encrypted": "not-applicable",
  "aws/ec2-imdsv2": "not-applicable",
  "aws/ec2-instance-role": "not-applicable",
  "aws/ec2-launch-template-imdsv2": "not-applicable",
  "aws/ec2-no-public-ip": "not-applicable",
  "aws/ec2-ssm-managed": "not-applicable",
};

/** The company has nothing of its own: what AWS alone names is told by its region. */
export const company = definePart({
  sizes: {},
  empty: true,
  plan: ({ regions }) => ({
    ec2: regions.flatMap((scope) =>
      [defaultGroup, defaultVpc, defaultAcl, ebs, nothing].map((expects) => ({ scope, expects })),
    ),
  }),
  build: async () => undefined,
});
