import type { WrittenSentence } from "./written-sentences.fixture.ts";

/** A sentence with one fault, and the rule that it breaks. */
export interface FaultySentence extends WrittenSentence {
  readonly rule: string;
}

export const badSentences: readonly FaultySentence[] = [
  {
    role: "statement",
    level: "MUST",
    says: "The IT team removes the access of a leaver in a timely manner.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The system owner gives each employee appropriate access to the system.",
    rule: "vague-word",
  },
  {
    role: "control",
    says: "The security owner periodically reviews the accounts of every production system and signs the review.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Every employee reports a lost laptop to the security team as soon as possible.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team encrypts every production database with industry-standard encryption.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The procurement team takes reasonable measures to verify the security of a vendor before the contract is signed by the General Counsel.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The engineering team sends the audit log of each system to the SIEM where feasible.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team maintains adequate backups of every production database.",
    rule: "vague-word",
  },
  {
    role: "control",
    says: "The risk committee re-scores the risk register after every significant change to the company's systems and signs it.",
    rule: "vague-word",
  },
  {
    role: "control",
    says: "The people owner regularly sends a simulated phishing e-mail to every employee and files the click rate.",
    rule: "vague-word",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Changes to production are approved before deployment.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Access to every system is revoked at most {leaverRemoval} after an employee's last working day.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Backups of every production database are tested by restoration at least every {restoreTest}.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Paper that holds customer data is disposed of in a locked shredding bin.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Background checks are performed on every new employee before their first working day.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Encryption keys are rotated at least every {keyRotation}.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A register is kept of every vendor that processes customer data.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Alerts from the intrusion detection system are reviewed each working day.",
    rule: "no-actor",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The security owner assesses the risks to every production system at planned intervals.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The incident commander notifies each affected customer of a personal data breach within the defined timeframe.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team keeps every audit log for the retention period.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The identity provider refuses every password that is shorter than a minimum length.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The device management locks the screen of every laptop after a set period of inactivity.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The identity provider locks an account after a maximum number of failed sign-in attempts.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team restores the production service within the agreed recovery time.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The security owner reassesses every vendor on the vendor register at a specified frequency.",
    rule: "no-threshold",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The manager and/or the system owner approves each access request before the IT team grants it.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The author and a reviewer or the engineering owner sign each release note before the release.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The privacy team deletes and/or anonymizes the personal data of a closed account at most {accountDeletion} after its closure.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The receptionist checks the passport or the identity card and the invitation of every visitor.",
    rule: "and-or",
  },
  {
    role: "control",
    says: "BitLocker and/or FileVault encrypts the disk of every company laptop.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The on-call engineer calls the security owner or the CTO and the General Counsel on each Severity 1 incident.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "An employee shares the training answers with colleagues and/or contractors.",
    rule: "and-or",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The identity provider disables every account that nobody has signed in to for 90 days.",
    rule: "plain-number",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The identity provider refuses every password of fewer than 12 characters.",
    rule: "plain-number",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The finance owner keeps every invoice for at least seven years.",
    rule: "plain-number",
  },
  {
    role: "statement",
    level: "MUST",
    says: "GitHub refuses the merge of each pull request that has fewer than two approvals.",
    rule: "plain-number",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team keeps the monthly availability of the public API at 99.9 % or higher.",
    rule: "plain-number",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The Data Protection Officer notifies each affected controller of a personal data breach at most 72 hours after the company has become aware of it.",
    rule: "plain-number",
  },
  {
    role: "control",
    says: "The device management locks the screen of every company laptop after at most 15 minutes without input.",
    rule: "plain-number",
  },
];
