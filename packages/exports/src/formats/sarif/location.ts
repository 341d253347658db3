import type { Place } from "../../run/exported-run.ts";

/** A line of the company's source, as a reference from the root of the repository. */
export function physicalLocation({ path, line }: Place): object {
  return {
    artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" },
    region: { startLine: line },
  };
}
