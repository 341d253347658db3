/** What the columns of the credential report say, and how old it may be. */
export const credentialReports = {
  title: "IAM: Generate credential reports for your AWS account",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html",
  read: "2026-11",
} as const;
