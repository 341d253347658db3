import { defineCheck, fact } from "@bylaw/core";
import { recordedVpcs } from "../vpcs.ts";

export const vpcFlowLogs = defineCheck({
  id: "aws/vpc-flow-logs",
  title: "VPC, or every subnet of it, has an active flow log of rejected traffic",
  why: "Without a record of who knocked where, nobody can tell afterwards what an intruder looked for and from where.",
  fix: "In the console: VPC, Your VPCs, the VPC, Flow logs, Create flow log, with the filter All or Reject. Or: aws ec2 create-flow-logs --resource-type VPC --resource-ids <vpc> --traffic-type ALL --log-destination-type s3 --log-destination <arn of a bucket>. One whose delivery failed needs the right to write to its destination.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Where the records go, how long they are kept and who reads them is not read, nor what they say: a format of your own may leave out from where traffic came.",
    "A flow log of which AWS does not yet say how its delivery went counts, and so does one whose last delivery went well and whose records somebody deleted.",
    "A VPC that nobody uses fails too: AWS makes one in every region.",
    "Flow logs of single network interfaces do not count. A VPC without subnets needs a flow log of its own.",
    "A VPC that another account shares is judged where its owner is.",
  ],
  sources: [
    {
      title: "Amazon VPC: Logging IP traffic using VPC Flow Logs",
      url: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
      read: "2026-11",
    },
  ],
  each: recordedVpcs,
  appliesTo: ({ owner, account }) =>
    owner === account || `It belongs to the account ${owner}, which shares it.`,
  assert: (vpc) => [fact("rejected traffic is recorded", vpc.rejectedIsRecorded).is(true)],
});
