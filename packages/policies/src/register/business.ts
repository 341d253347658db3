import type { RiskEntry } from "./register.ts";

/** What threatens the company as a whole, and its word. */
export const businessRisks: readonly RiskEntry[] = [
  {
    id: "RISK-025",
    title: "A breach costs more than the company has",
    statement:
      "A breach brings claims, fines and lost customers all at once, and the company cannot pay for them.",
    threat: "The cost of a breach",
    treatment: "transfer",
    inherent: { likelihood: "unlikely", impact: "severe" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: ["insurance-held"],
    owner: "executive",
  },
  {
    id: "RISK-026",
    title: "Work is signed that was not done",
    statement:
      "Somebody who is short of time signs a record of work that nobody did, the weakness stays, and customers rely on a report that is wrong.",
    threat: "A colleague under pressure to pass the audit",
    considers: ["fraud"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "major" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: ["controls-monitored", "code-of-conduct-accepted", "conduct-reported", "board-oversight"],
    owner: "executive",
  },
  {
    id: "RISK-027",
    title: "A new demand goes unnoticed",
    statement:
      "A law, a contract or a market changes, nobody asks what that means for controls, and the company breaks a duty that it did not know of.",
    threat: "New laws, customers and markets",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: [
      "objectives-set",
      "risks-assessed",
      "changes-assessed",
      "register-reviewed",
      "controls-chosen",
    ],
    owner: "executive",
  },
];
