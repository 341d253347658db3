import { iamRootMfa, iamUserConsoleMfa } from "@bylaw/aws";
import { attested, defineControl, months, soc2 } from "@bylaw/core";
import { type Controls, inWeek, type Terms } from "../terms.ts";

/** What AWS verifies of the access control policy, and what people show of cloud accounts that no check reads. */
export function awsAccessControls({
  owners: { engineering, security },
  from,
  originals,
}: Terms): Controls<"cloud-root-protected" | "cloud-console-mfa"> {
  const unread = attested("unread-cloud-accounts", {
    title:
      "Signed list of the cloud accounts that no check reads, even if there are none, with the second factor of the root user, or that it has no credentials, and of everybody who has a password for the console",
    every: months(3),
    firstDue: inWeek({ from }, 1),
    reviewer: security,
    originals: `${originals.documents}, Cloud accounts`,
  });
  return {
    "cloud-root-protected": defineControl({
      id: "cloud-root-protected",
      title: "Root users of cloud accounts have a second factor or no credentials",
      statement:
        "The root user of every AWS account that is read has multi-factor authentication or no credentials; each quarter the engineering owner lists the cloud accounts that no check reads, with the same, and signs the list.",
      satisfies: [soc2("CC6.1"), soc2.supporting("CC6.6")],
      owner: engineering,
      implementedFrom: from,
      checks: [iamRootMfa],
      evidence: [unread],
    }),
    "cloud-console-mfa": defineControl({
      id: "cloud-console-mfa",
      title: "Users of cloud consoles have a second factor",
      statement:
        "Every IAM user with a console password in the AWS accounts that are read has a multi-factor device; each quarter the engineering owner lists the cloud accounts that no check reads, with the same, and signs the list.",
      satisfies: [soc2("CC6.1"), soc2("CC6.6")],
      owner: engineering,
      implementedFrom: from,
      checks: [iamUserConsoleMfa],
      evidence: [unread],
    }),
  };
}
