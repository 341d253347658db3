import type { RiskEntry } from "./register.ts";

/** What people are talked into, lose, or take with them. */
export const peopleRisks: readonly RiskEntry[] = [
  {
    id: "RISK-019",
    title: "Somebody is talked out of their password",
    statement:
      "A message that looks like a colleague's asks for a password, it is given, and a stranger signs in.",
    threat: "An outsider who poses as a colleague",
    considers: ["fraud"],
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "major" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: ["security-training", "sign-on-mfa", "passwords-managed"],
    owner: "security",
  },
  {
    id: "RISK-020",
    title: "A device is lost or stolen",
    statement:
      "A laptop is left on a train or taken from a desk, a stranger opens it, and what is on it is read.",
    threat: "A finder or a thief",
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "possible", impact: "negligible" },
    controls: ["devices-managed", "devices-lost", "premises-guarded"],
    owner: "people",
  },
  {
    id: "RISK-021",
    title: "Money is paid to a thief",
    statement:
      "Somebody who poses as the executive owner or as a supplier asks for a payment, it is made, and the money is gone.",
    threat: "An outsider who poses as somebody else",
    considers: ["fraud"],
    treatment: "mitigate",
    inherent: { likelihood: "possible", impact: "moderate" },
    residual: { likelihood: "unlikely", impact: "moderate" },
    controls: ["security-training", "conduct-reported"],
    owner: "executive",
  },
  {
    id: "RISK-022",
    title: "Only one person knows how",
    statement:
      "The one person who knows a system falls ill or leaves, it breaks meanwhile, and nobody can mend it for days.",
    threat: "Illness and leaving",
    considers: ["change"],
    treatment: "mitigate",
    inherent: { likelihood: "likely", impact: "moderate" },
    residual: { likelihood: "possible", impact: "moderate" },
    controls: ["duties-described", "responsibilities-assigned", "continuity-planned", "continuity-exercised"],
    owner: "executive",
    plan: [
      {
        what: "Have a second person do each recovery that so far one person alone has done",
        owner: "engineering",
        week: 26,
      },
    ],
  },
];
