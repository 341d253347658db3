import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { Ran } from "../../project.fixture.ts";
import { COMMIT } from "../coverage/coverage.fixture.ts";
import { type EvidenceProject, evidenceProject, on } from "../evidence/evidence.fixture.ts";

/** A program whose tills, in `tills.json`, tell what was sold; no check reads them. */
const head = `
import { readFileSync } from "node:fs";
const shopKind = defineProviderKind<unknown>()("shop", ["branch"]);
const tills = defineCollector({
  id: "shop/tills", resource: "till", provider: shopKind, per: "branch", operations: ["shop:List"],
  schema: z.object({ id: z.string(), from: z.string(), to: z.string(),
    sales: z.array(z.object({ id: z.string(), at: z.string(), by: z.string() })) }),
  async *collect() {
    const { tills, broken } = JSON.parse(readFileSync(here("tills.json"), "utf8"));
    yield* tills;
    if (broken) throw new Error("The shop hung up.");
  },
});
const sales = core.defineView({ id: "shop/sales", resource: "sale", each: tills, using: {}, deriveMany: (till) => till.sales });
const sold = core.definePopulation({ id: "sales", title: "Sales", of: sales, at: (sale) => sale.at, source: tills,
  window: ({ from, to }) => ({ from, to }), attributes: ({ by }) => ({ by }) });
const shop = { kind: "provider", type: shopKind,
  connect: async () => ({ scopes: [{ scope: { provider: "shop", level: "branch", path: ["lisbon"] } }], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }) } as never;
`;

export interface Sold {
  readonly id: string;
  readonly at: string;
  readonly by: string;
}

export interface ShopProject extends EvidenceProject {
  /** A run of a day that counts, which looked at the one till since a day. */
  runOn(day: string, since: string, sold: readonly Sold[], more?: { readonly broken?: true }): Promise<void>;
  sample(...args: readonly string[]): Promise<Ran>;
}

export async function shopProject(
  more: string = `populations: [sold], period: { from: "2026-03-01", to: "2026-03-31" }`,
): Promise<ShopProject> {
  const project = await evidenceProject({
    head,
    people: "[ana, ben]",
    providers: `[shop, evidence({ directory: here("evidence") })]`,
    waivers: `[], ${more}`,
  });
  await mkdir(join(project.folder, "evidence"));
  return {
    ...project,
    async runOn(day, since, sales, { broken } = {}) {
      on(day);
      const till = { id: "one", from: `${since}T12:00:00Z`, to: `${day}T12:00:00Z`, sales };
      await writeFile(join(project.folder, "tills.json"), JSON.stringify({ tills: [till], broken }));
      const { code, err } = await project.bylaw(
        ...["check", "--keep", ".bylaw/evidence", "--quiet", "--revision", COMMIT, "--branch", "main"],
      );
      expect([0, 1, 2], err).toContain(code);
    },
    sample: (...args) => project.bylaw("sample", "sales", ...args),
  };
}

/** So many sales, one after the other, from a day of March on. */
export const soldFrom = (day: number, many: number): readonly Sold[] =>
  Array.from({ length: many }, (_, n) => ({
    id: `sale-${day}-${n}`,
    at: `2026-03-${String(day).padStart(2, "0")}T10:${String(n).padStart(2, "0")}:00Z`,
    by: n % 2 === 0 ? "ana" : "ben",
  }));
