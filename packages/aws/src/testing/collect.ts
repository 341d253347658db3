import { type AnyCheck, type Collector, defineCheck, fact } from "@bylaw/core";
import type { Identified, Problem } from "@bylaw/core/provider";
import { type CollectOptions, collectProgram } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import type { AwsOptions } from "../provider/options.ts";
import { aws } from "../provider/provider.ts";

export interface Listed {
  readonly scope: string;
  readonly problem?: Problem;
  readonly items: readonly unknown[];
  readonly calls: Readonly<Record<string, number>>;
}

const credentials = async () => ({ accessKeyId: "testing", secretAccessKey: "testing" });

/** What the collectors return when they run through the real provider and the real SDK. */
export async function collectFrom<T extends Identified>(
  collector: Collector<T>,
  endpoint: string,
  options: Partial<AwsOptions> & { readonly run?: Partial<CollectOptions> } = {},
): Promise<readonly Listed[]> {
  const { run, ...rest } = options;
  const provider = aws({ regions: ["eu-west-1"], credentials, endpoint, maxAttempts: 1, ...rest });
  const recording = await collectProgram(programOf([provider], [anyCheckOf(collector)]), {
    ...noWaiting,
    ...run,
  });
  return Promise.all(
    recording.listings.map(async ({ scope, problem, calls, lines }) => {
      const items: unknown[] = [];
      for await (const batch of lines()) items.push(...batch.map(itemOf));
      return { scope: scope.path.join("/"), ...(problem !== undefined && { problem }), items, calls };
    }),
  );
}

/** A resource as it was collected, or `{ id, problem }` for one that could not be. */
function itemOf(line: string): unknown {
  const item = JSON.parse(line) as { readonly data?: unknown };
  return item.data ?? item;
}

/** Any check will do: what it says does not matter here. */
function anyCheckOf<T extends Identified>(collector: Collector<T>): AnyCheck {
  return defineCheck({
    id: "test/any",
    title: "Any",
    why: "Tested.",
    fix: "None.",
    severity: "low",
    whenEmpty: "notApplicable",
    blindSpots: ["Nothing but what the test gives it is read."],
    each: collector,
    assert: (resource) => [fact("id", resource.id).is(resource.id)],
  });
}
