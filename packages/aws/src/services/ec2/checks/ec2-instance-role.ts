import { defineCheck, fact } from "@bylaw/core";
import { ec2Instances } from "../instances.ts";

export const ec2InstanceRole = defineCheck({
  id: "aws/ec2-instance-role",
  title: "Running EC2 instance has an instance profile",
  why: "A program on a machine without a role needs an access key to call AWS, and a key that lies in a file does not expire.",
  fix: "In the console: EC2, Instances, the instance, Actions, Security, Modify IAM role. Or: aws ec2 associate-iam-instance-profile --instance-id <instance> --iam-instance-profile Name=<profile>. Leave out with a selector and its reason what calls nothing of AWS.",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: [
    "An instance that calls nothing of AWS needs no role, and fails all the same.",
    "Whether keys lie on the machine beside its role is not seen, nor what the role may do, nor whether the profile holds a role.",
    "Systems Manager can give machines a role without a profile (Default Host Management Configuration): that is not read.",
  ],
  sources: [
    {
      title: "Amazon EC2: IAM roles for Amazon EC2",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
      read: "2026-11",
    },
  ],
  each: ec2Instances,
  // AWS tells no profile of an instance that is gone: amazon-archives/aws-security-benchmark#87.
  appliesTo: ({ state }) => state === "running" || state === "pending" || `It is ${state}.`,
  assert: (instance) => [fact("instance profile", instance.instanceProfile).isPresent()],
});
