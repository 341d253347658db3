import { quoted } from "../../../output/source-text.ts";
import type { Answers } from "../answers/answers.ts";
import type { Place } from "../place.ts";
import { listAfter, quotedAll } from "./source.ts";

/** `bylaw.config.ts` */
export function configSource({ regions, github, evidence }: Answers, { home, parts }: Place): string {
  const imports = [
    ...(regions.length > 0 ? ['import { aws } from "@bylaw/aws";'] : []),
    'import { defineProgram } from "@bylaw/core";',
    'import { evidence } from "@bylaw/evidence";',
    ...(github === undefined ? [] : ['import { github } from "@bylaw/github";']),
    'import { backlog } from "./backlog.ts";',
    `import { baseline } from "./${parts === home ? "" : `${parts}/`}baseline.ts";`,
  ];
  const providers = [
    ...(regions.length > 0 ? [listAfter("    aws({ regions: ", quotedAll(regions), " })").trimStart()] : []),
    ...(github === undefined ? [] : [`github({ organization: ${quoted(github)} })`]),
    `evidence({ directory: join(import.meta.dirname, ${quoted(evidence)}) })`,
  ];
  return `import { join } from "node:path";
${imports.join("\n")}

export default defineProgram({
  ...baseline.program,
${listAfter("  providers: ", providers, ",")}
  backlog,
});
`;
}
