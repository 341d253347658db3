import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AwsOptions } from "../provider/options.ts";
import { aws } from "../provider/provider.ts";
import { noTags } from "./judge.ts";
import type { Script } from "./script.ts";

/** What one service answers in an account where every resource is sound, and in one where every resource is weak. */
export interface Estate {
  readonly sound: Script;
  readonly weak: Script;
}

const services = fileURLToPath(new URL("../services", import.meta.url));

/** The whole of AWS, as the `estate.fixture.ts` of every service room tells it. */
export async function wholeEstate(): Promise<Estate> {
  const rooms = await Promise.all(
    readdirSync(services).map(async (room) => {
      const { estate } = (await import(join(services, room, "estate.fixture.ts"))) as { estate: Estate };
      return estate;
    }),
  );
  return {
    sound: merged([noTags, ...rooms.map(({ sound }) => sound)]),
    weak: merged([noTags, ...rooms.map(({ weak }) => weak)]),
  };
}

function merged(scripts: readonly Script[]): Script {
  const names = scripts.flatMap((script) => Object.keys(script));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`Two rooms answer ${twice}: one of them has to.`);
  return Object.assign({}, ...scripts);
}

/** The provider that asks an estate: one account, one region, each call tried once. */
export function estateProvider(endpoint: string, options: Partial<AwsOptions> = {}) {
  return aws({
    regions: ["eu-west-1"],
    credentials: async () => ({ accessKeyId: "testing", secretAccessKey: "testing" }),
    endpoint,
    maxAttempts: 1,
    ...options,
  });
}
