import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import {
  type Collector,
  defineControl,
  definePopulation,
  defineView,
  type IsoDate,
  type Population,
  type Program,
  type Provider,
  type View,
} from "../../index.ts";
import { type KeepOptions, keepRun, openRuns } from "../../node/index.ts";
import { judgedRun } from "../../node/keep/keep.fixture.ts";
import {
  defineCollector,
  defineProviderKind,
  observed,
  type UnreadableResource,
} from "../../provider/index.ts";
import type { PopulationRead } from "../../run/index.ts";
import { type FixtureOptions, listingOf, recordingOf } from "../../testing/index.ts";
import { always, rotation, vault, vaultProgram } from "../../vault.fixture.ts";
import { populationIn } from "./population-in.ts";

const shopKind = defineProviderKind<unknown>()("shop", ["branch"]);

const saleSchema = z.object({ id: z.string(), at: z.string(), by: observed(z.string()), amount: z.number() });
const tillSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  sales: z.array(saleSchema),
});
export interface Till extends z.infer<typeof tillSchema> {}
export interface Sale extends z.infer<typeof saleSchema> {}

/** A made-up provider of tills that tell what was sold, and how far back they were read. */
export const tills: Collector<Till> = defineCollector({
  id: "shop/tills",
  resource: "till",
  provider: shopKind,
  per: "branch",
  operations: ["shop:ListTills"],
  schema: tillSchema,
  async *collect() {
    // Tests say what a run listed.
  },
});

const sales: View<Sale> = defineView({
  id: "shop/sales",
  resource: "sale",
  each: tills,
  using: {},
  deriveMany: (till) => till.sales,
});

export const soldItems: Population = definePopulation({
  id: "sales",
  title: "Sales",
  of: sales,
  at: ({ at }) => at,
  source: tills,
  window: ({ from, to }) => ({ from, to }),
  attributes: ({ by, amount }) => ({ by, amount }),
});

/** Of what is there: the tills that a run listed. */
export const standingTills: Population = definePopulation({
  id: "tills",
  title: "Tills",
  of: tills,
  attributes: ({ sales: { length } }) => ({ sales: length }),
});

const shop: Provider = {
  kind: "provider",
  type: shopKind,
  connect: async () => ({
    scopes: [{ scope: { provider: "shop", level: "branch", path: ["lisbon"] } }],
    session: () => ({}),
    close: () => undefined,
  }),
  permissions: () => ({ title: "", document: "", permissions: [] }),
};

export const shopProgram: Program = vaultProgram({
  providers: [vault(["north"], always()), shop],
  controls: [defineControl(rotation)],
  populations: [soldItems, standingTills],
});

/** What a branch listed in a run. */
export interface ShopListing extends FixtureOptions {
  readonly tills: readonly (Till | UnreadableResource)[];
}

/** A run: when it began, and what each branch listed. */
export interface ShopRun {
  readonly at: string;
  readonly branches: readonly ShopListing[];
  readonly options?: Partial<KeepOptions>;
}

/** A branch as a run listed it. */
export const lisbon = (listed: ShopListing["tills"], more: FixtureOptions = {}): ShopListing => ({
  tills: listed,
  path: ["lisbon"],
  ...more,
});

const clean: KeepOptions["revision"] & object = { commit: "4be1f0c", branch: "main", clean: true };

async function keepShop(root: string, { at, branches, options }: ShopRun): Promise<string> {
  const recording = recordingOf(
    branches.map(({ tills: listed, ...more }) => listingOf(tills, listed, more)),
    at,
  );
  const kept = await keepRun(root, await judgedRun(recording, shopProgram), {
    versions: { "@bylaw/core": "1.0.0" },
    revision: clean,
    ...options,
  });
  return kept.path;
}

const march = { from: "2026-03-01", to: "2026-03-31" } as { from: IsoDate; to: IsoDate };

/** Keeps runs for real, one after the other, lets a test meddle with them, and reads a population of March back. */
export async function populationOf(
  runs: readonly ShopRun[],
  {
    population = soldItems,
    program = shopProgram,
    every = 2,
    meddle,
  }: {
    readonly population?: Population;
    readonly program?: Program;
    readonly every?: number;
    readonly meddle?: (paths: readonly string[]) => Promise<void>;
  } = {},
): Promise<PopulationRead> {
  const root = await mkdtemp(join(tmpdir(), "bylaw-population-"));
  try {
    const paths: string[] = [];
    for (const run of runs) paths.push(await keepShop(root, run));
    await meddle?.(paths);
    const today = "2026-06-01" as IsoDate;
    return await populationIn(program, population, await openRuns([root]), {
      period: march,
      branch: "main",
      every,
      today,
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
