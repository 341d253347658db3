import { defineFramework, type Framework } from "../framework.ts";

export type Soc2Category =
  | "security"
  | "availability"
  | "confidentiality"
  | "processing-integrity"
  | "privacy";

const catalogue = {
  // The 2017 Trust Services Criteria (points of focus revised 2022). The titles are our own words.
  criteria: [
    { id: "CC1.1", category: "security", title: "Leadership shows commitment to integrity and ethics" },
    {
      id: "CC1.2",
      category: "security",
      title: "The board oversees control and is independent of management",
    },
    { id: "CC1.3", category: "security", title: "Structure, reporting lines and authority are set" },
    { id: "CC1.4", category: "security", title: "Competent people are hired, trained and kept" },
    { id: "CC1.5", category: "security", title: "People answer for their control duties" },
    { id: "CC2.1", category: "security", title: "Controls rely on relevant, good-quality information" },
    { id: "CC2.2", category: "security", title: "Objectives and duties are communicated internally" },
    { id: "CC2.3", category: "security", title: "Relevant matters are communicated to outsiders" },
    { id: "CC3.1", category: "security", title: "Objectives are clear enough to assess risk against" },
    { id: "CC3.2", category: "security", title: "Risks are identified and analysed across the entity" },
    { id: "CC3.3", category: "security", title: "The possibility of fraud is considered" },
    { id: "CC3.4", category: "security", title: "Changes that could affect control are assessed" },
    { id: "CC4.1", category: "security", title: "Controls are evaluated, continuously or separately" },
    { id: "CC4.2", category: "security", title: "Deficiencies reach those who must mend them" },
    { id: "CC5.1", category: "security", title: "Control activities are chosen to reduce risk" },
    { id: "CC5.2", category: "security", title: "General controls over technology are chosen" },
    { id: "CC5.3", category: "security", title: "Controls are put to work through policy and procedure" },
    { id: "CC6.1", category: "security", title: "Logical access protections guard information assets" },
    {
      id: "CC6.2",
      category: "security",
      title: "Users are registered and authorised first, and credentials withdrawn in time",
    },
    {
      id: "CC6.3",
      category: "security",
      title: "Access follows role, least privilege and segregation of duties",
    },
    { id: "CC6.4", category: "security", title: "Physical access is limited to authorised people" },
    {
      id: "CC6.5",
      category: "security",
      title: "Physical assets are protected until their data cannot be recovered",
    },
    { id: "CC6.6", category: "security", title: "Boundary defences stop threats from outside" },
    {
      id: "CC6.7",
      category: "security",
      title: "Data in transmission, movement and removal is restricted and protected",
    },
    {
      id: "CC6.8",
      category: "security",
      title: "Unauthorised or malicious software is prevented or detected",
    },
    {
      id: "CC7.1",
      category: "security",
      title: "Risky configuration changes and new vulnerabilities are detected",
    },
    { id: "CC7.2", category: "security", title: "Components are watched for anomalies" },
    {
      id: "CC7.3",
      category: "security",
      title: "Security events are evaluated to decide whether they are incidents",
    },
    { id: "CC7.4", category: "security", title: "Incidents are handled by a defined response programme" },
    { id: "CC7.5", category: "security", title: "Recovery restores operation and improves after incidents" },
    {
      id: "CC8.1",
      category: "security",
      title: "Changes are authorised, built, tested, approved and deployed under control",
    },
    { id: "CC9.1", category: "security", title: "The risk of business disruption is mitigated" },
    { id: "CC9.2", category: "security", title: "The risk from vendors and partners is managed" },
    { id: "A1.1", category: "availability", title: "Capacity is measured and planned" },
    {
      id: "A1.2",
      category: "availability",
      title: "Environmental protection, backup and recovery infrastructure are maintained",
    },
    { id: "A1.3", category: "availability", title: "Recovery plans are tested" },
    {
      id: "C1.1",
      category: "confidentiality",
      title: "Confidential information is identified and protected while kept",
    },
    { id: "C1.2", category: "confidentiality", title: "Confidential information is destroyed when due" },
    {
      id: "PI1.1",
      category: "processing-integrity",
      title: "Processing objectives, data definitions and specifications are set and shared",
    },
    {
      id: "PI1.2",
      category: "processing-integrity",
      title: "Inputs are controlled for completeness and accuracy",
    },
    { id: "PI1.3", category: "processing-integrity", title: "Processing is controlled" },
    {
      id: "PI1.4",
      category: "processing-integrity",
      title: "Outputs are complete, accurate, timely and to specification",
    },
    {
      id: "PI1.5",
      category: "processing-integrity",
      title: "Inputs, work in progress and outputs are stored as specified",
    },
    { id: "P1.1", category: "privacy", title: "Notice of privacy practices is given and kept current" },
    { id: "P2.1", category: "privacy", title: "Choices are communicated and consent is obtained" },
    { id: "P3.1", category: "privacy", title: "Collection stays within stated objectives" },
    {
      id: "P3.2",
      category: "privacy",
      title: "Explicit consent is obtained before collection where required",
    },
    { id: "P4.1", category: "privacy", title: "Use is limited to stated purposes" },
    { id: "P4.2", category: "privacy", title: "Retention follows commitments" },
    { id: "P4.3", category: "privacy", title: "Personal data is disposed of securely" },
    { id: "P5.1", category: "privacy", title: "People can obtain their data, or are told why not" },
    { id: "P5.2", category: "privacy", title: "People can correct their data, and third parties are told" },
    {
      id: "P6.1",
      category: "privacy",
      title: "Personal data is disclosed to third parties only with consent or another basis",
    },
    { id: "P6.2", category: "privacy", title: "Authorised disclosures are recorded" },
    { id: "P6.3", category: "privacy", title: "Detected unauthorised disclosures are recorded" },
    { id: "P6.4", category: "privacy", title: "Vendors give privacy commitments and are held to them" },
    { id: "P6.5", category: "privacy", title: "Vendors commit to report unauthorised disclosure" },
    { id: "P6.6", category: "privacy", title: "Breach notices go to people, regulators and others" },
    {
      id: "P6.7",
      category: "privacy",
      title: "People get an account of the data held and disclosed on request",
    },
    { id: "P7.1", category: "privacy", title: "Personal data is kept accurate, current and relevant" },
    { id: "P8.1", category: "privacy", title: "Complaints are handled and privacy compliance is monitored" },
  ],
} as const;

/** One of the 61 Trust Services Criteria. */
export type Soc2Criterion = (typeof catalogue.criteria)[number]["id"];

/**
 * SOC 2: the Trust Services Criteria. Security is in every scope.
 *
 * @example
 * satisfies: [soc2("CC6.1"), soc2.supporting("C1.1")]
 * framework: soc2.scope({ categories: ["security", "availability"] })
 */
export const soc2: Framework<Soc2Criterion, Soc2Category> = defineFramework<Soc2Criterion, Soc2Category>({
  id: "soc2",
  title: "SOC 2 (Trust Services Criteria 2017, revised points of focus 2022)",
  criteria: catalogue.criteria,
  always: ["security"],
});
