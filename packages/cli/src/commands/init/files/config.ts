import type { Answers } from "../answers/answers.ts";
import type { Git } from "../detect/git.ts";
import type { Place } from "../place.ts";
import { listAfter, literal, literals, WIDTH } from "./source.ts";

/** `bylaw.config.ts` */
export function configSource(
  { regions, github, evidence }: Answers,
  { home, parts }: Place,
  { branch = "main" }: Pick<Git, "branch">,
): string {
  const imports = [
    ...(regions.length > 0 ? ['import { aws } from "@bylaw/aws";'] : []),
    'import { defineProgram } from "@bylaw/core";',
    'import { evidence } from "@bylaw/evidence";',
    ...(github === undefined ? [] : ['import { github } from "@bylaw/github";']),
    'import { backlog } from "./backlog.ts";',
    `import { baseline } from "./${parts === home ? "" : `${parts}/`}baseline.ts";`,
  ];
  const providers = [
    ...(regions.length > 0 ? [awsCall(regions)] : []),
    ...(github === undefined ? [] : [`github({ organization: ${literal(github)} })`]),
    `evidence({ directory: join(import.meta.dirname, ${literal(evidence)}) })`,
  ];
  return `import { join } from "node:path";
${imports.join("\n")}

export default defineProgram({
  ...baseline.program,
${branch === "main" ? "" : `  branch: ${literal(branch)},\n`}${listAfter("  providers: ", providers, ",")}
  backlog,
});
`;
}

/** As an item of the list of providers. */
function awsCall(regions: readonly string[]): string {
  const line = `aws({ regions: [${literals(regions).join(", ")}] })`;
  if (`    ${line},`.length <= WIDTH) return line;
  return `aws({\n${listAfter("      regions: ", literals(regions), ",")}\n    })`;
}
