import { defineCheck, fact } from "@bylaw/core";
import { organizationWebhooks } from "../webhooks.ts";

export const organizationWebhookSecured = defineCheck({
  id: "github/organization-webhook-secured",
  title: "Organization webhook sends over HTTPS, checks the receiver's certificate and has a secret",
  why: "A webhook tells what happens in all repositories. Without HTTPS others read it on the way, and without a secret the receiver takes a forged message for one of GitHub's.",
  fix: "As an owner: the organization's Settings, Webhooks, the webhook: a payload URL with https, Enable SSL verification, and a long random secret, which the receiver has to check.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Whether the receiver checks the signature, and how long the secret is, is not read. Nor is whose server the receiver is.",
    "Webhooks of repositories, of GitHub Apps and of the enterprise are not read.",
    "GitHub does not show webhooks that an OAuth app made to anybody else.",
    "A password that stands in the webhook's address is not looked for.",
  ],
  sources: [
    {
      title: "Best practices for using webhooks",
      url: "https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks",
      read: "2026-11",
    },
  ],
  each: organizationWebhooks,
  appliesTo: ({ active }) => active || "The webhook is switched off: GitHub sends nothing to it.",
  assert: ({ https, verifiesCertificate, secret }) => [
    fact("sends over HTTPS", https).is(true),
    fact("checks the receiver's certificate", verifiesCertificate).is(true),
    fact("has a secret", secret).is(true),
  ],
});
