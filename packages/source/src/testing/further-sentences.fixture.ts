import type { WrittenSentence } from "./written-sentences.fixture.ts";

/** Good ones of a second set, by a second writer: nobody would ask for a change. */
export const furtherGoodSentences: readonly WrittenSentence[] = [
  {
    role: "statement",
    level: "MUST",
    says: "The people owner tells the IT service desk of each leaver at most {leaverNotice} before their last working day.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The service desk disables every account of a leaver at most {leaverRemoval} after the employment ends.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "When an employee moves to another team, the former manager withdraws the roles of the former team at most {moverRemoval} after the move.",
  },
  {
    role: "control",
    says: "The identity provider asks every member of the workforce for two-factor authentication at each sign-in.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "System owners grant rights by the principle of least privilege: a role contains only the permissions that its job description lists.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "TLS is terminated at the load balancer, and the platform team renews its certificate at least {certificateLead} before it expires.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "No engineer signs in to production as root; whoever needs administrative rights asks for them through the break-glass procedure in Section 7.3.",
  },
  {
    role: "control",
    says: "The API answers a caller with insufficient permissions with the status 403 and writes the attempt to the audit log.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The data architect resolves every many-to-many relationship that involves personal data into a table of its own, so that each link can be erased.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Developers validate each input field against a regular expression that is kept in the repository beside the form.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "From 1 March 2027 on, the procurement lead signs no contract with a third party that processes cardholder data unless its PCI DSS 4.0 attestation of compliance is on file.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The vendor manager reassesses each Tier 1 vendor at least every {vendorReassessment}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Before a vendor receives customer data, the legal counsel and the privacy officer both sign the data processing agreement.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The incident commander declares the severity of an incident at most {triageTime} after the first alert.",
  },
  {
    role: "statement",
    level: "MUST",
    says: 'If an incident is rated "critical" under Annex B, the incident commander calls the Chief Executive Officer at most {executiveCall} after the rating.',
  },
  {
    role: "statement",
    level: "MUST",
    says: "The data protection officer notifies the supervisory authority of a personal data breach under Article 33 of the GDPR at most {breachNotice} after the company becomes aware of it.",
  },
  {
    role: "control",
    says: "A written review of each Severity 1 incident is published by its commander at most {postmortemDelay} after the incident is closed.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The business continuity manager exercises the recovery plan for the Rotterdam data centre at least every {drExerciseInterval}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The infrastructure team restores the payroll database from a backup at least every {restoreTestInterval} and files the restore log.",
  },
  {
    role: "control",
    says: "The storage team copies each nightly backup to the second region at most {copyDelay} after it completes.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Visitors to Building 4 wear a red badge, and the employee who invited them stays with them until they leave.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Cleaning staff do not enter Room 0.17 on the ground floor unless a facilities technician is present.",
  },
  {
    role: "control",
    says: "Guards at the Leipzig plant are on duty 24/7 and log each delivery on Form 12-B.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Hiring managers wait for the result of the background check before they hand a laptop to a new colleague.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Everybody who joins the company completes the security training at most {trainingDeadline} after their first day.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Answer a data subject's request for access at most {dsarResponse} after it arrives.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Whoever receives a request to erase personal data, by letter, by e-mail or by telephone, forwards it to the privacy officer on the same business day.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The privacy officer records in the register under Article 30 the purpose, the legal basis and the recipients of each processing activity.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The records manager shreds paper files of former patients at most {disposalDelay} after their retention of {patientRetention} ends.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Retired disks are wiped by the asset custodian according to NIST SP 800-88 Rev. 1 before they leave the premises.",
  },
  {
    role: "control",
    says: "The log archive deletes access logs {logRetention} after they were written, unless the General Counsel has put them under a legal hold.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "An author does not merge their own pull request.",
  },
  {
    role: "control",
    says: "Each pull request is approved by at least {reviewerCount} of the code owners before it is merged.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The release manager attaches the rollback plan to every change request that touches the billing service.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "In an emergency that the on-call lead has declared, an engineer may deploy without prior approval, provided that the Change Advisory Board examines the change at most {emergencyReview} afterwards.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The security architect selects for federal data only cryptographic modules that are validated under FIPS 140-3, and keeps a copy of each validation certificate.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The key custodian rotates the master key of the vault at least every {masterKeyRotation}.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Public servers accept no connection over SSL or over a TLS version that RFC 8996 deprecates.",
  },
  {
    role: "control",
    says: "The perimeter firewall blocks inbound traffic on every port other than 443.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The network team opens UDP port 123 only towards the company's own time servers.",
  },
  {
    role: "control",
    says: "Each host sends its authentication events to the SIEM at most {logShippingDelay} after they occur.",
  },
  {
    role: "control",
    says: "The endpoint agent locks the screen of a laptop after {screenLock} without input.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Employees report a lost or stolen phone to the service desk at most {lossReport} after they notice the loss.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The risk committee reviews the risk register at least every {riskReviewInterval}, and its chair signs the minutes.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A risk whose residual score is above {riskAppetite} is accepted by the Chief Financial Officer in writing or is treated under a plan that the risk owner submits.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: 'Employees do not paste source code or customer data into an AI service that is absent from the list "Approved AI Tools".',
  },
  {
    role: "statement",
    level: "MUST",
    says: "The product owner of a system that is high-risk under Annex III of the EU AI Act names the person who may overrule its output.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Passwords are chosen by their holders to meet NIST SP 800-63B, with a length of at least {passwordLength} characters.",
  },
  {
    role: "control",
    says: "The payment page shows of a card number only the last {visibleDigits} digits to a normal user, that is, one without the role PAN-Reader.",
  },
  {
    role: "statement",
    level: "MUST",
    says: 'Where HIPAA speaks of "appropriate administrative, technical, and physical safeguards", the compliance officer lists the safeguards that the clinic has chosen in Appendix C.',
  },
  {
    role: "statement",
    level: "MUST",
    says: "Nurses open the record of a patient who is not on their ward only after they have entered a reason in the break-the-glass dialog.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The treasurer and the controller release a payment above {dualApprovalLimit} together.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Schools that use the platform obtain the consent of a parent before a pupil under {consentAge} creates an account.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The maintenance engineer of Line 3 connects a vendor's laptop to a programmable logic controller only through the jump host at Purdue Level 3.5.",
  },
  {
    role: "statement",
    level: "SHOULD",
    says: "Field officers of the foundation should keep the names of beneficiaries on the encrypted tablet and never on paper.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "For each calendar year the internal auditor plans the audit programme according to clause 9.2 of ISO/IEC 27001:2022 and reports its results to the board at most {auditReportDelay} after each audit.",
  },
  {
    role: "control",
    says: "The scanner opens a ticket for every finding with a CVSS score of at least {cvssThreshold}, and the service owner closes it at most {patchDeadline} after it was opened.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Write each timestamp in UTC in the format of RFC 3339.",
  },
  {
    role: "statement",
    level: "SHOULD NOT",
    says: 'Remote workers should not print documents that carry the label "Strictly Confidential" at home.',
  },
  {
    role: "control",
    says: "A quarantine rule holds back each e-mail that fails DMARC, and an analyst of the Level 2 support team decides on its release at most {quarantineDecision} after it arrived.",
  },
];
