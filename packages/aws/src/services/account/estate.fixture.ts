import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const accountWith = (PhoneNumber: string, RegionName: string): Script => ({
  "account:ListRegions": { Regions: [{ RegionName, RegionOptStatus: "ENABLED" }] },
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

export const estate: Estate = {
  sound: accountWith("+49 30 1234567", "eu-west-1"),
  // AWS takes a blank for a phone number, and nobody looks into the other region.
  weak: accountWith(" ", "sa-east-1"),
};
