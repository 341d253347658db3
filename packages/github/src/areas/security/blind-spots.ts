export const alertsOfWhatIsSeen =
  "An app that is installed on selected repositories leaves the list incomplete. A token that is for some repositories alone lists their alerts, and nothing tells that others are missing: use an owner's for all of them.";
