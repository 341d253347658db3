/** What no check of what AWS Backup covers can see. */
export const unseenInBackup = [
  "AWS Backup tells when it last backed something up, and not whether that can be restored, how long it is kept, or what a plan will back up.",
  "What is younger than its first backup fails.",
] as const;

/** The rule of AWS Config whose default the limit of a day is, for a kind of resource as the rules name it. */
export function recoveryPointRule(kind: string) {
  return {
    title: `AWS Config: ${kind}-last-backup-recovery-point-created, whose default is 1 day`,
    url: `https://docs.aws.amazon.com/config/latest/developerguide/${kind}-last-backup-recovery-point-created.html`,
  } as const;
}

/** How to have AWS Backup back something up. */
export const coverBy =
  "In the console: AWS Backup, Backup plans, the plan, Assign resources, by tag or by name; and Settings, Service opt-in. Or: aws backup create-backup-selection --backup-plan-id <plan> --backup-selection file://selection.json. What needs no backup is left out of the check by a selector, such as one on a tag.";
