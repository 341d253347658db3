import { definePart, type Expectations } from "../../company/part.ts";

/** AWS puts a VPC into every region, with a security group that lets its members connect to everybody. */
const defaultGroup: Expectations = {
  "aws/ec2-default-sg-closed": "fail",
  "aws/ec2-sg-no-open-admin-ports": "pass",
  "aws/ec2-sg-no-open-sensitive-ports": "pass",
};

/** The company has nothing of its own: what AWS alone names is told by its region. */
export const company = definePart({
  sizes: {},
  empty: true,
  plan: ({ regions }) => ({ ec2: regions.flatMap((scope) => [{ scope, expects: defaultGroup }]) }),
  build: async () => undefined,
});
