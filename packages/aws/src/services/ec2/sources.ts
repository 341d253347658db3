/** How security groups decide. */
export const securityGroupRules = {
  title: "Amazon VPC: Security group rules",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  read: "2026-11",
} as const;

/** What every check of open ports leaves out: what "the internet" is, in numbers. */
export const whatTheInternetIs =
  "Ranges count as the internet where together they hold a tenth of its IPv4 addresses, or an IPv6 /12. Fewer are not seen: a single IPv4 /4 or IPv6 /13, whoever has it.";

/** What encryption of volumes and snapshots does. */
export const ebsEncryption = {
  title: "Amazon EBS encryption",
  url: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
  read: "2026-11",
} as const;
