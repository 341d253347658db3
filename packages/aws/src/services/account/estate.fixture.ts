import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const contactWith = (PhoneNumber: string): Script => ({
  "account:GetAlternateContact": {
    AlternateContact: {
      AlternateContactType: "SECURITY",
      Name: "Security",
      Title: "Team",
      EmailAddress: "security@example.com",
      PhoneNumber,
    },
  },
});

// AWS takes a blank for a phone number.
export const estate: Estate = { sound: contactWith("+49 30 1234567"), weak: contactWith(" ") };
