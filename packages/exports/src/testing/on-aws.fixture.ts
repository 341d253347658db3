import type { ExportedRun } from "../run/exported-run.ts";

/** The made-up vault, moved to AWS: `vault/north` is a region, all else of it is not of AWS. */
export function onAws(run: ExportedRun, regions: readonly string[] = ["eu-west-1"]): ExportedRun {
  const [listing] = run.report.listings;
  if (listing === undefined) throw new Error("The run has no listing.");
  const scopes = [["111111111111"], ...regions.map((region) => ["111111111111", region])];
  return {
    ...run,
    report: {
      ...run.report,
      listings: scopes.map((path) => ({ ...listing, scope: { provider: "aws", level: "region", path } })),
    },
    entriesOf: async function* (asked) {
      for await (const entry of run.entriesOf(asked)) {
        const scope =
          entry.observation.scope === "vault/north" ? "aws/111111111111/eu-west-1" : entry.observation.scope;
        yield { ...entry, observation: { ...entry.observation, scope } };
      }
    },
  };
}
