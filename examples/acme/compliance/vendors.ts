import { defineVendor, soc2 } from "@bylaw/core";
import { confidentialData, internalData, restrictedData } from "@bylaw/policies";
import { cto, people, platform } from "./people.ts";

/** Its report stands in for what Acme cannot do itself: its controls are named, and its report is held against them. */
const amazon = defineVendor({
  id: "aws",
  name: "Amazon Web Services, Inc.",
  service: "Runs production and staging, and keeps all customer data.",
  role: "subservice",
  expects: [
    {
      id: "AWS-1",
      text: "AWS lets nobody into its data centres who has no reason to be there.",
      criteria: [soc2("CC6.4")],
    },
    {
      id: "AWS-2",
      text: "AWS destroys storage media before they leave its data centres.",
      criteria: [soc2("CC6.5")],
    },
    {
      id: "AWS-3",
      text: "AWS guards its data centres against fire, water and the loss of power.",
      criteria: [soc2("A1.2")],
    },
  ],
  tier: "critical",
  dataClasses: [internalData, confidentialData, restrictedData],
  owner: platform,
  provider: "aws",
  contracts: [
    { kind: "MSA", signed: "2023-02-01", breachNotice: true },
    { kind: "DPA", signed: "2023-02-01", breachNotice: true },
  ],
});

const github = defineVendor({
  id: "github",
  name: "GitHub, Inc.",
  service: "Keeps the source code and runs the pipelines.",
  role: "vendor",
  tier: "critical",
  dataClasses: [internalData],
  owner: platform,
  provider: "github",
  contracts: [{ kind: "terms", signed: "2023-02-06", breachNotice: true }],
});

const payroll = defineVendor({
  id: "payroll",
  name: "Folha, Lda.",
  service: "Pays salaries and keeps the files of the people who work here.",
  role: "vendor",
  tier: "high",
  dataClasses: [confidentialData],
  owner: people,
  contracts: [{ kind: "DPA", signed: "2024-01-15", ends: "2027-01-14", breachNotice: true }],
});

const mailing = defineVendor({
  id: "newsletter",
  name: "Correio, S.A.",
  service: "Sends the newsletter.",
  role: "vendor",
  tier: "low",
  dataClasses: [internalData],
  owner: cto,
});

export const vendors = [amazon, github, payroll, mailing];
