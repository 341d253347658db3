import { defineSystem, soc2 } from "@bylaw/core";
import { confidentialData, internalData, publicData, restrictedData } from "@bylaw/policies";
import { production, staging } from "./environments.ts";
import { cto, people, platform } from "./people.ts";

/** What is audited, and what was promised about it. */
export const system = defineSystem({
  name: "Acme Orders",
  boundary:
    "The orders service in both AWS accounts and the repositories that deploy it. The website is not part of it.",
  services: [{ id: "orders", title: "Takes, routes and fulfils orders for shops" }],
  commitments: [
    {
      id: "uptime",
      text: "Orders are taken for 99.9 % of each month.",
      source: "service-level agreement",
      criteria: [soc2("A1.1"), soc2("A1.2")],
    },
    {
      id: "breach-notice",
      text: "Shops hear within three days of a breach that concerns them.",
      source: "contract",
      criteria: [soc2("CC7.4"), soc2("CC2.3")],
    },
  ],
  components: [
    {
      id: "production",
      of: "infrastructure",
      title: "AWS account 111111111111",
      owner: platform,
      environment: production,
    },
    {
      id: "staging",
      of: "infrastructure",
      title: "AWS account 222222222222",
      owner: platform,
      environment: staging,
    },
    {
      id: "services",
      of: "software",
      title: "The repositories of the GitHub organization acme",
      owner: platform,
    },
    { id: "staff", of: "people", title: "Engineering and support", owner: people },
    { id: "policies", of: "procedures", title: "The policies of this program", owner: cto },
    {
      id: "orders-data",
      of: "data",
      title: "Orders, with the names and addresses of who placed them",
      owner: cto,
      dataClasses: [confidentialData],
    },
  ],
  dataClasses: [publicData, internalData, confidentialData, restrictedData],
  userEntityControls: [
    {
      id: "UEC-1",
      text: "Shops remove their own users who leave.",
      criteria: [soc2("CC6.2")],
    },
  ],
});
