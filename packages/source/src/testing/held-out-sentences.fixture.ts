import type { WrittenSentence } from "./written-sentences.fixture.ts";

/** By a writer who had not seen the lint, tried once it was mended: no rule was ever changed for one of them. */
export const heldOutGoodSentences: readonly WrittenSentence[] = [
  {
    role: "statement",
    level: "MUST",
    says: "The payments team reconciles the settlement account with the card scheme's report by {reconciliationCutoff} on each business day.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The compliance officer files a suspicious activity report with the national financial intelligence unit at most {sarDeadline} after the suspicion is recorded.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Staff must not tell a customer that a suspicious activity report has been filed.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "A payment that exceeds {dualControlLimit} must be released by a second member of the treasury team who did not enter it.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Cardholder data is stored in the card vault, which is in scope of PCI DSS 4.0, and nowhere else.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "The CVV2 is never written to disk, whether or not it is encrypted.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Before a politically exposed person becomes a customer, a member of the executive board approves the relationship in writing.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The money laundering reporting officer keeps identification records for {kycRetention} after the business relationship ends, unless a court orders otherwise.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "A branch manager may waive the cash handling fee for a registered charity.",
  },
  {
    role: "statement",
    level: "SHOULD",
    says: "Relationship managers should leave the room while the credit committee votes on their own client.",
  },
  {
    role: "control",
    says: "The core banking system rejects a transfer whose creator and approver are the same person.",
  },
  {
    role: "control",
    says: "Each quarter, the head of internal audit reports open findings to the audit committee.",
  },
  {
    role: "control",
    says: "The ledger is closed by the financial controller at most {closeDays} after the end of the month.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The nurse in charge counts the controlled drugs with a second registered nurse at every change of shift.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Wash your hands with soap and water before you touch a patient, and after.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Where a patient lacks capacity, the attending physician records who made the decision and on what legal basis.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "No member of staff opens the record of a patient whom they do not treat, not even their own.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Break-glass access to the electronic health record is reviewed by the privacy officer at most {breakGlassReview} after it is used.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The pharmacy quarantines a vaccine refrigerator's contents when its temperature leaves the range from {fridgeMin} to {fridgeMax}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Clinical engineering tests each defibrillator at least every {defibTestInterval} and labels it with the date of the test.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "A patient may ask for a copy of the record on paper or as a PDF.",
  },
  { role: "control", says: "The infusion pumps are on a separate VLAN that has no route to the Internet." },
  {
    role: "control",
    says: "The HL7 interface engine queues a message that the laboratory system does not acknowledge, and pages the integration analyst after {hl7AckTimeout}.",
  },
  {
    role: "control",
    says: "Consent forms are countersigned by the surgeon before the patient is taken to theatre.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Community moderators read each report of a threat against a child at most {childSafetyResponse} after it comes in.",
  },
  {
    role: "statement",
    level: "MUST NOT",
    says: "Developers must not copy production data into a development environment.",
  },
  {
    role: "statement",
    level: "MUST",
    says: 'The release manager holds a build back if a crash in it is labelled "blocker".',
  },
  {
    role: "statement",
    level: "MUST",
    says: "Contractors sign the non-disclosure agreement before they receive a build of an unannounced title.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "An engineer may push straight to the hotfix branch during a Severity 1 incident, provided that somebody else reviews the change at most {hotfixReview} later.",
  },
  {
    role: "statement",
    level: "SHOULD NOT",
    says: "Streamers on the payroll should not show internal dashboards, chat windows or unreleased artwork on air.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Feature flags that have been on for every customer for longer than {flagAge} are removed from the code by the team that introduced them.",
  },
  { role: "control", says: "Dependabot opens a pull request for each dependency with a published CVE." },
  {
    role: "control",
    says: 'Pull requests into main need an approval from a code owner and a green run of the "verify" workflow.',
  },
  {
    role: "control",
    says: "The API returns 429 once a client has sent more than {rateLimit} requests in {rateWindow}.",
  },
  { role: "control", says: "Session cookies are marked Secure, HttpOnly and SameSite=Lax." },
  {
    role: "control",
    says: "Terraform state lives in an S3 bucket with versioning on and public access blocked.",
  },
  { role: "control", says: "Okta suspends an account whose owner has not signed in for {dormancyLimit}." },
  {
    role: "control",
    says: "Laptops that have not checked in with Jamf for {mdmSilence} lose access to Slack and Google Workspace.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Whoever works inside the guard of a machine locks out its energy supply and keeps the key on their person.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The shift supervisor stops the line when the concentration of solvent vapour in the air goes above {solventLimit}.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Forklift drivers hold a licence for the class of truck that they drive and renew it at least every {licencePeriod}.",
  },
  { role: "statement", level: "MUST NOT", says: "Visitors must not enter Hall 3 without safety shoes." },
  {
    role: "statement",
    level: "SHOULD",
    says: "The purchasing department should obtain at least {minimumQuotes} written quotes for an order above {quoteThreshold}.",
  },
  { role: "control", says: "The light curtain on press P-204 cuts power to the ram when it is interrupted." },
  {
    role: "statement",
    level: "MUST",
    says: "The registrar publishes examination results by student number, never by name.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Members of the ethics board who are related to an applicant declare it and abstain from the vote.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "Doctoral candidates may appeal to the dean of the graduate school until {appealWindow} after they are told of the decision.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The records office answers a request under the Freedom of Information Act 2000 at most {foiDeadline} after it arrives.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Officials turn down gifts, with the exception of refreshments at a meeting and gifts worth less than {giftLimit}.",
  },
  {
    role: "statement",
    level: "SHOULD",
    says: "A public notice should name the statute that it rests on, e.g. Article 6(1)(e) of the GDPR.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "From 1 March 2026 the clerk publishes the minutes of each council meeting in both French and German.",
  },
  {
    role: "statement",
    level: "MUST",
    says: '"Personal data" means any information about an identified or identifiable natural person, as in Article 4 of the GDPR.',
  },
  {
    role: "statement",
    level: "MUST",
    says: "An employee who loses a badge tells the reception desk by {badgeLossDeadline}, in person or by phone.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "The data protection officer tells the supervisory authority of a breach at most {breachNotice} after the company becomes aware of it, and gives the particulars that Article 33(3) of the GDPR lists.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "If the chief financial officer is on leave, the chief executive signs in their place.",
  },
  {
    role: "statement",
    level: "MAY",
    says: "Employees may work from another country for up to {remoteAbroad} in a calendar year with the consent of the people team.",
  },
  {
    role: "statement",
    level: "MUST",
    says: "Report phishing with the button in Outlook; do not forward the message.",
  },
  { role: "control", says: "Emergency exits open from the inside without a key." },
  {
    role: "control",
    says: "The whistleblowing hotline is run by an outside law firm, to which callers need not give their name.",
  },
  {
    role: "control",
    says: "CloudTrail logs from all regions land in the log archive account, where an SCP denies their deletion before {logRetention} is over.",
  },
];
