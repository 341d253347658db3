/** Sentences by somebody who had not seen the lint. `{interval}` is a parameter. */
export interface WrittenSentence {
  readonly role: "statement" | "control";
  /** Of a statement. */
  readonly level?: "MUST" | "MUST NOT" | "SHOULD" | "SHOULD NOT" | "MAY";
  readonly says: string;
}

/** Good ones: nobody would ask for a change. */
export const goodSentences: readonly WrittenSentence[] = [
  {
    role: "statement",
    level: "MUST",
    says: "From 1 January 2027 on, the identity provider asks everybody who signs in for a second factor that is either a FIDO2 security key or a WebAuthn platform authenticator.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The people owner has every account of a leaver closed at most {leaverRemoval} after the end of their last working day, and by then has every device of theirs either returned or locked.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Share the password of an account between two or more people, unless the security owner has put that account on the list of shared accounts.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "The on-call engineer uses the break-glass account while a Severity 1 incident is open.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Whoever has signed in with the break-glass account writes the reason in the incident ticket at most {breakGlassRecord} after signing in.",
  },
  {
    role: "control",
    says: "At least every {accessReview}, the security owner exports the accounts and rights of every system on the list of systems, decides for each whether it is kept, changed or removed, has that carried out at most {reviewRemoval} after the decision, and files the signed review.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A service signs in to another service with an OAuth 2.0 access token that expires at most {tokenLifetime} after the identity provider has issued it.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The network team blocks port 22 and port 3389 of every host from every IPv4 and IPv6 address outside the company VPN.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "An employee reads company e-mail on a personal phone if the phone is enrolled in the device management and is locked by a PIN of at least {pinLength} digits.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "At least {minimumApprovals} engineers other than the author approve each pull request before it is merged into the default branch.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "An engineer deploys an emergency change before its approval if the incident commander has declared a Severity 1 incident and has agreed to the change in the incident channel.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "If an emergency change was deployed before its approval, the engineering owner either approves it or has it reverted, at most {emergencyReview} after the deployment.",
  },
  {
    role: "control",
    says: "On each pull request, GitHub Actions runs both the unit tests and the dependency scan, and GitHub refuses the merge unless both have passed.",
  },
  {
    role: "statement",
    level: "SHOULD",
    says: "The author of a pull request that changes more than {reviewableLines} lines, generated files not counted, splits it into two or more pull requests.",
  },
  {
    role: "statement",
    level: "SHOULD NOT",
    says: "An engineer keeps a feature flag in the code for longer than {flagAge} after it was switched on for every customer.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The Data Protection Officer notifies the supervisory authority of a personal data breach at most {breachNotice} after the company has become aware of it, as Article 33 of the GDPR asks, unless they have recorded in the breach register why the breach is unlikely to result in a risk to the rights and freedoms of natural persons.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The engineering owner publishes each on-call rota at least {rotaLead} before its first day, with one primary and one secondary responder for every hour, 24/7.",
  },
  {
    role: "control",
    says: "The primary responder acknowledges each page at most {acknowledgement} after PagerDuty has sent it; if nobody has acknowledged it by then, PagerDuty pages the secondary responder.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The incident commander files a written review of every Severity 1 or Severity 2 incident at most {incidentReview} after it was closed, with its timeline, its cause, and one owner and one due date for each action.",
  },
  {
    role: "control",
    says: "Each year, between 1 September and 30 November, the security owner leads an exercise of the incident response plan in which at least one member of each of the engineering, support and legal teams takes part, and files the attendance and the list of findings.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team backs up every production database, etcd included, at least every {backupInterval}, and keeps each backup for at least {backupRetention}.",
  },
  {
    role: "control",
    says: "Each quarter the platform team restores the newest backup of one production database, a different one each time until each has had its turn, into an isolated AWS account, compares the row count of every table with the count that was recorded with the backup, and files the result.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Keep the only backup of a production database in the AWS account in which that database runs.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Before the company first sends customer data to a vendor, the security owner obtains from it either a SOC 2 Type II report whose period ended at most {reportAge} earlier or an ISO 27001 certificate that is valid on that day, and records in the vendor register whether the vendor is approved.",
  },
  {
    role: "control",
    says: "At least every {vendorReview}, the security owner compares the vendor register with the payments that the finance owner has exported from the accounting system, adds every paid vendor that holds customer data and is missing, and signs the register.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "The security owner grants an engineer of a vendor a time-limited account that the identity provider closes at most {vendorAccess} after it was opened.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "In each country that Annex B lists, the people owner obtains the result of a background check of every new employee before their first working day.",
  },
  {
    role: "control",
    says: "Before the IT team opens the first account of a new employee or a new contractor, the people owner files the confidentiality agreement that the person has signed.",
  },
  {
    role: "statement",
    level: "SHOULD",
    says: "A manager tells the people owner of a resignation on the day on which they receive it.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Fastly and the load balancer refuse every connection to a public endpoint that does not negotiate TLS 1.2 or TLS 1.3.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team rotates every customer-managed AWS KMS key at least every {keyRotation}, and destroys no key material while a backup that it encrypts is kept.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "An engineer uses MD5 or SHA-1 instead of SHA-256 to sign a release or to verify the integrity of a file.",
  },
  {
    role: "control",
    says: "At least every {deviceScan}, the device management reads from every company laptop whether FileVault or BitLocker is on, and opens a ticket for the IT team for each laptop on which neither is.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team configures every production host to synchronize its clock by NTPv4 with the Amazon Time Sync Service at 169.254.169.123, and is alerted by Prometheus when the clock of a host differs from it by more than {clockDrift}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The platform team keeps the CloudTrail logs of every AWS account for at least {logRetention} in an S3 bucket with Object Lock in compliance mode, in which neither an engineer nor an administrator can delete them before the end of that period.",
  },
  {
    role: "control",
    says: "Each working day the security analyst on duty decides on every alert that GuardDuty has raised since the previous working day's review, and records for each whether it was closed as a false positive or opened as an incident.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "An application writes a password, an access token or a full payment card number to a log.",
  },
  {
    role: "control",
    says: "Before a log line leaves the host, the log agent replaces every string in it that matches one of the regular expressions in Appendix A with the marker [REDACTED].",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A visitor is accompanied by an employee from arrival to departure, and the receptionist writes the visitor's name, host, arrival and departure in the visitor log.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Before a disk leaves the company, the IT team either sanitizes it by a Purge method of NIST SP 800-88 or has it shredded by a vendor that issues a certificate of destruction with the serial number of the disk.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The privacy team answers each request of a data subject at most {requestAnswer} after it was received or, where the Data Protection Officer has extended the period under Article 12(3) of the GDPR, at most {extendedAnswer} after it was received.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Before a system first sends personal data from the European Economic Area to a country without an adequacy decision of the European Commission, the Data Protection Officer files both the signed standard contractual clauses and a transfer impact assessment.",
  },
  {
    role: "control",
    says: "The nightly deletion job erases the customer data of each workspace at most {customerDeletion} after the end of its contract, unless the General Counsel has placed the workspace on the legal-hold register.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Only the executive owner may accept a risk whose residual rating in the risk register is high; the acceptance names the day on which it ends, which is at most {acceptancePeriod} after the day on which it was given.",
  },
  {
    role: "control",
    says: "At least every {riskReview}, the risk committee, which is the executive, security and engineering owners, scores the likelihood and the impact of every risk in the risk register on the five-point scale of Section 4.2, and the security owner files the signed minutes.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The owner of a system removes every vulnerability with a CVSS v3.1 base score of at least {criticalScore} at most {criticalFix} after the scanner first reported it, whether it is in the company's own code or in a dependency such as Log4j 2.",
  },
  {
    role: "control",
    says: "Each year the platform team fails the production service over from eu-west-1 to eu-central-1 and files the measured recovery time and the measured data loss; the exercise passes only if the recovery time was at most {recoveryTime} and the lost writes span at most {recoveryPoint}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A printed copy of the continuity plan is up-to-date if it is of the newest approved version; the office manager replaces each printed copy that is not, at most {printDelay} after the approval of that version.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Every employee and every contractor with a company account completes the security awareness training at most {trainingStart} after their first working day and, from then on, at most {trainingRepeat} after they last completed it.",
  },
  {
    role: "control",
    says: "In the first week of each of Q1, Q2, Q3 and Q4, the people owner exports from the training platform the name of everybody whose training is overdue, and on the day of the export sends the list to the security owner and to the manager of each person on it.",
  },
];
