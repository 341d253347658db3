/** What a member's two-factor authentication is not told by. */
export const unseenSignIns = [
  "The enterprise's identity provider (SAML, managed users) is not read: whoever signs in there and has no two-factor authentication at GitHub fails.",
  "Insecure is what GitHub calls an account that can get its code by SMS, whatever else it can sign in with.",
  "Tokens, SSH keys and deploy keys work without a second factor.",
  "People who are invited and have not accepted are not listed.",
];

export const aboutTwoFactor = {
  title: "Viewing whether users in your organization have 2FA enabled",
  url: "https://docs.github.com/en/organizations/keeping-your-organization-secure/managing-two-factor-authentication-for-your-organization/viewing-whether-users-in-your-organization-have-2fa-enabled",
  read: "2026-11",
} as const;
