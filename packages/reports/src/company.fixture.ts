import {
  defineDataClass,
  defineSystem,
  defineVendor,
  type Person,
  type Program,
  type Role,
  soc2,
} from "@bylaw/core";

/** What the sample says in each place, so that a test can put something else there. */
export interface Sayings {
  /** Prose and titles: anything can stand here. */
  text(place: string, usual: string): string;
  /** Ids: slugs only. */
  id(place: string, usual: string): string;
  amount(place: string, usual: number): number;
}

/** The company around the sample's controls: its roles, its system, who audits it, and its vendors. */
export function sampleCompany(
  { text, id }: Pick<Sayings, "text" | "id">,
  { ana, cto }: { readonly ana: Person; readonly cto: Role },
): Required<Pick<Program, "roles" | "system" | "audit" | "vendors">> {
  const secret = defineDataClass({
    id: "secret",
    title: text("class", "Secret"),
    handling: text("handling", "Those whose work needs it may read it."),
  });
  return {
    roles: [cto],
    system: defineSystem({
      name: text("system", "Acme Vault"),
      boundary: text("boundary", "The vault and the service before it."),
      services: [{ id: "keep", title: text("service", "Keeps the keys of shops") }],
      commitments: [
        {
          id: "uptime",
          text: text("commitment", "Keys are there at any time."),
          source: "contract",
          criteria: [soc2("CC7.4")],
        },
      ],
      components: [
        {
          id: "vault",
          of: "infrastructure",
          title: text("component", "The vault"),
          owner: ana,
          dataClasses: [secret],
        },
      ],
      dataClasses: [secret],
      userEntityControls: [
        {
          id: "UEC-1",
          text: text("user entity control", "Shops lock their own doors."),
          criteria: [soc2("CC6.1")],
        },
      ],
    }),
    audit: { firm: text("firm", "Rivers, CPA"), contact: "soc@rivers.example", type: 2 },
    vendors: [
      defineVendor({
        id: id("vendor", "host"),
        name: text("vendor name", "Nimbus, Inc."),
        service: text("vendor service", "Runs the vault."),
        role: "subservice",
        expects: [
          { id: "N-1", text: text("expectation", "Nimbus guards its doors."), criteria: [soc2("CC6.4")] },
        ],
        tier: "critical",
        dataClasses: [secret],
        owner: ana,
        provider: "vault",
        contracts: [{ kind: "MSA", signed: "2025-01-01", ends: "2026-12-31", breachNotice: true }],
        from: "2025-01-01",
      }),
      defineVendor({
        id: "mailer",
        name: text("other vendor name", "Letters, Ltd."),
        service: text("other vendor service", "Sends letters."),
        role: "vendor",
        tier: "low",
        dataClasses: [],
        owner: cto,
      }),
    ],
  };
}
