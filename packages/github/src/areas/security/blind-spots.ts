export const ownDays =
  "How long an alert may stay open goes by its severity alone: whether attackers use the hole already, and whether they can reach it, is not read. Thirty days and more are FedRAMP's; the seven for critical ones are this check's own.";

export const alertsOfWhatIsSeen =
  "An app that is installed on selected repositories leaves the list incomplete, and so does a token that does not see every private one. Where a token is for selected repositories and all others are public, their alerts are missing and nothing tells: use an owner's for all of them.";
