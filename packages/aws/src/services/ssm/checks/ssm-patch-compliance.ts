import { age, atMost, days, defineCheck, fact } from "@bylaw/core";
import { ssmNodes } from "../nodes.ts";

export const ssmPatchCompliance = defineCheck({
  id: "aws/ssm-patch-compliance",
  title: "Node of Systems Manager lacks no critical or security patch of its baseline, by a recent scan",
  why: "A hole for which there is a patch is the one that attackers try first, and a machine that nobody scans is the one that has it.",
  fix: "In the console: Systems Manager, Patch Manager, Patch now, or Quick Setup, Patch Manager to scan each day. Or: aws ssm send-command --document-name AWS-RunPatchBaseline --targets Key=InstanceIds,Values=<node> --parameters Operation=Install,RebootOption=RebootIfNeeded. Leave out with a selector and its reason machines that are replaced instead of patched.",
  severity: "high",
  whenEmpty: "notApplicable",
  parameters: { oldest: atMost(days(7)) },
  blindSpots: [
    "What is critical is what the patch baseline says, and what is a security patch its advisory: patches that are neither do not count, whatever they mend.",
    "A patch that the baseline does not approve, or not yet, is not missing. What the baseline approves, how long it waits, and whether a command brought another one along, is not read.",
    "A scan and an installation count alike: after either the node tells what it lacks. What became known since then is not seen.",
    "A node that is switched off in another place than EC2 stays listed, and fails when its scan gets old. A stopped EC2 instance is not listed, and neither is a machine that Systems Manager does not manage.",
    "Systems that Patch Manager cannot patch, such as Bottlerocket, are never scanned and fail.",
    "Containers, and software that came from elsewhere than the system's own packages, are not looked at.",
  ],
  sources: [
    {
      title: "AWS Systems Manager API: InstancePatchState",
      url: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstancePatchState.html",
      read: "2026-11",
    },
    {
      title:
        "AWS Systems Manager: Patch policies of Quick Setup, which scan once a day unless told otherwise",
      url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/quick-setup-patch-manager.html",
    },
  ],
  each: ssmNodes,
  assert: ({ criticalPatchesDue, securityPatchesDue, lastScan, readAt }, { oldest }) => [
    fact("critical patches that are not in effect", criticalPatchesDue).is(0),
    fact("security patches that are not in effect", securityPatchesDue).is(0),
    fact("age of the last scan", age(lastScan, readAt)).atMost(oldest),
  ],
});
