import type { RiskEntry } from "./register.ts";

/** What happens to data on its way, where it is kept, and for how long. */
export const dataRisks: readonly RiskEntry[] = [
  {
    id: "RISK-002",
    title: "A leaked encryption key stays useful",
    statement: "A key that leaked long ago decrypts what is encrypted today, because nobody replaced it.",
    threat: "An outsider with a leaked key",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["key-custody", "key-rotation", "key-replacement", "key-compromise-drill"],
    owner: "engineering",
  },
  {
    id: "RISK-003",
    title: "Data is intercepted in transit",
    statement:
      "A client connects without encryption or under a broken version of it, and the traffic is read.",
    threat: "An outsider on the network",
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "moderate" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["data-in-transit-encrypted", "other-traffic-encrypted"],
    owner: "engineering",
  },
  {
    id: "RISK-009",
    title: "Confidential data lies where nobody guards it",
    statement:
      "Somebody copies customer data into a spreadsheet or a test system, that copy is shared too widely, and strangers read it.",
    threat: "A colleague in a hurry",
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: [
      "assets-listed",
      "data-classified",
      "confidential-data-guarded",
      "removals-controlled",
      "environments-separated",
    ],
    owner: "security",
  },
  {
    id: "RISK-010",
    title: "Data is kept longer than was promised",
    statement:
      "Nobody deletes what customers asked to have deleted, it leaks years later, and the company has broken its word.",
    threat: "Neglect",
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "minor" },
    controls: [
      "retention-scheduled",
      "customer-data-deleted",
      "requested-data-deleted",
      "deletion-checked",
      "media-disposed",
    ],
    owner: "engineering",
  },
  {
    id: "RISK-011",
    title: "Card numbers are stolen",
    statement:
      "Customers pay by card, a number that was kept is stolen, and a thief pays with it at the customer's cost.",
    threat: "Organised thieves of card data",
    considers: ["fraud"],
    treatment: "avoid",
    inherent: { likelihood: "possible", impact: "severe" },
    residual: { likelihood: "rare", impact: "moderate" },
    controls: ["data-flows-drawn", "assets-listed", "data-classified"],
    owner: "engineering",
    plan: [
      {
        what: "Have a payment provider take card numbers, so that none reaches a system of the company",
        owner: "engineering",
        week: 8,
      },
    ],
  },
];
