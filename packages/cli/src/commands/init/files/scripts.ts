import type { Repository } from "../detect/repository.ts";
import { configFlag, fromRunIn, type Place } from "../place.ts";

/** What package.json is given to run, by name. */
export function scriptsOf(place: Place): Readonly<Record<string, string>> {
  const isBeside = place.home === place.runIn;
  const folder = fromRunIn(place, place.home);
  return {
    compliance: `bylaw check${configFlag(place)}`,
    "compliance:test": isBeside ? "vitest run compliance.test.ts" : `vitest run --root ${folder}`,
    "compliance:types": isBeside ? "tsc" : `tsc --project ${folder}`,
  };
}

/** A package.json of a package that is new, at the root or in a workspace. */
export function packageSource(place: Place, { manifest, name }: Repository): string {
  const scope = /^@[^/]+\//.exec(manifest?.name ?? "")?.[0] ?? "";
  const own = place.isPackage ? `${scope}compliance` : nameOf(name);
  return `${JSON.stringify(
    { name: own, version: "0.0.0", private: true, type: "module", scripts: scriptsOf(place) },
    null,
    2,
  )}\n`;
}

/** A package.json that says of a folder that its files are modules, and no more. */
export const moduleSource = `{
  "private": true,
  "type": "module"
}
`;

function nameOf(folder: string): string {
  const name = folder
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|[._-]+$/g, "");
  return name === "" ? "compliance" : name;
}
