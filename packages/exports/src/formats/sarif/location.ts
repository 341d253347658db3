import type { Location } from "../../run/exported-run.ts";

/** A line of the company's source, as a reference from the root of the repository. */
export function physicalLocation({ path, line }: Location): object {
  return {
    artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" },
    region: { startLine: line },
  };
}
