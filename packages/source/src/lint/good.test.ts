import { expect, test } from "vitest";
import { sourcesOf } from "../project/sources.ts";
import { lint } from "./lint.ts";

/** Sentences as people write policies, each of which says who, what, and how often or how soon. */
const good = [
  "The security officer reviews all user accounts at least every {interval} and records the decision for each.",
  "Employees must report a suspected incident to the security team at most {time} after they notice it.",
  "The company follows SOC 2, ISO 27001 and, for card data, PCI DSS 4.0.",
  "The platform team encrypts data in transit with TLS 1.2 or TLS 1.3.",
  "Section 4 of this policy applies to contractors as well.",
  "The on-call engineer is reachable 24/7.",
  "Access to the vault follows the two-person rule.",
  "One engineer other than the author approves each pull request before it is merged.",
  "Employees MUST NOT share their passwords with anyone, unless the CISO has approved a shared account in writing.",
  "If a laptop is lost or stolen, its holder tells the security team at most {time} after noticing.",
  "When an employee leaves, the people team disables every account of theirs at most {time} after their last day.",
  "Backups are encrypted with AES-256.",
  "Every exception is approved by the CISO, recorded in the register and reviewed by the CISO at least every {interval}.",
  "The vendor's SOC 2 Type II report must be reviewed by the security team before the contract is signed.",
  "Customer data may be stored in the European Union only.",
  "Engineers may use personal devices for on-call work, provided that the device is enrolled in the device management.",
  "No employee may approve their own access request.",
  "The CTO or the CISO approves emergency changes.",
  "Logs are kept for at least {retention}.",
  "Passwords have at least {length} characters and are never written down.",
  "Anyone who discovers a vulnerability reports it by e-mail to security@example.com.",
  "The board reviews the risk register each year.",
  "Production databases must not be reachable from the internet.",
  "Access is removed by the system that grants it once the approval has ended.",
  "Changes that affect customers must be announced by the product team at least {notice} before they are deployed.",
  "The policy took effect on 1 January 2026 and replaces version 3.2.",
  "A Reasonable Effort, as Section 2 defines it, is made by the vendor manager.",
  "A data store that holds Confidential or Restricted data has an owner.",
  "The incident commander decides who speaks to customers, the press and the authorities.",
  "The security team scans every image before it is deployed.",
  "An engineer who is not its author reviews every change to production code.",
  "Developers must use multi-factor authentication for GitHub, AWS and the VPN.",
  "Hard drives are destroyed by a certified vendor, which hands over a certificate for each.",
  "The DPO answers requests of data subjects at most {time} after they arrive.",
  "Root credentials of AWS accounts must be kept in the safe by the CFO.",
  "Rotate every encryption key at least every {period}.",
  "The quarterly access review covers the 14 systems listed in Appendix B.",
  "Nobody deploys to production between 18:00 on Friday and 08:00 on Monday.",
  "Firewalls deny all traffic by default.",
  "New hires sign the code of conduct on or before their first day.",
  "The engineering manager tests the restore procedure every quarter and after each change to it.",
  "Whoever finds an unattended visitor takes them to reception.",
  "The head of engineering trains every engineer in secure coding at hire and at least every {interval}.",
  "All systems synchronize their clocks with NTP by means of the cloud provider's time service.",
  "The CISO determines whether a breach has to be notified under Article 33 of the GDPR.",
  "Only members of the platform team have write access to the main branch.",
  "Customer data that is no longer needed is deleted by the retention job at most {time} after the contract ends.",
  "Each team lead keeps an inventory of the services that their team runs, with an owner for each.",
  "The service level is met when 5xx responses stay below {rate}.",
  "A waiver names its reason, its approver and the day on which it ends.",
  "The company does not store cardholder data, and its payment provider does.",
  "Sessions end after {idle} without activity.",
  "The CISO may grant access for at most {time} during an incident, and reviews it afterwards.",
  "Critical patches are installed by the platform team at most {time} after release.",
  "The auditor has read-only access, which expires when fieldwork ends.",
  "The CISO reviews every account each quarter, and the result is documented in a ticket.",
  "The CISO plans the security reviews with the team leads and publishes the calendar.",
  "Every new vendor must be reviewed by the security team.",
  "The legal team reviews claims of harassment, and keeps them to itself.",
  "The team guards against threats from within, and from outside.",
  "Keys are rotated automatically at least every {period}.",
  "Multi-factor authentication is required for remote access.",
  "A zero-day vulnerability is patched by the platform team at most {time} after its fix is published.",
  "Servers must be located in the European Union.",
  "Everyone completes the training that is assigned to them by the due date shown in the portal.",
];

const parametersShown = (text: string): string => text.replaceAll(/\{(\w+)\}/g, "$${$1}");

/** Core itself refuses a statement with a version in it; a control may name one. */
const fileOf = (says: string): string =>
  says.includes("TLS")
    ? `defineControl({ id: "a", statement: ${JSON.stringify(says)} });`
    : `export const statements = [must("P-1")\`${parametersShown(says)}\`.by(control)];`;

test("reads each of them", () => {
  const texts = new Map(good.map((says, at) => [`/${at}.ts`, fileOf(says)]));
  expect(lint({ sources: sourcesOf(texts) })).toMatchObject({ sentences: good.length });
});

test("raises no alarm on sentences that are sound", () => {
  const alarms = good.flatMap((says) =>
    lint({ sources: sourcesOf(new Map([["/policy.ts", fileOf(says)]])) }).findings.map(
      ({ rule, message }) => `${rule} ${message} ${says}`,
    ),
  );
  expect(alarms).toEqual([]);
});
