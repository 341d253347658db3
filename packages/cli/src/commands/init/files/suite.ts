/** `compliance.test.ts` */
export const suiteSource = (config: string): string => `import { complianceSuite } from "@bylaw/vitest";
import program from "./${config}";

complianceSuite(program);
`;

/** `vitest.config.ts` of a folder of its own: the repository's tests have settings of theirs. */
export const vitestSource = `import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["compliance.test.ts"] },
});
`;

/** `evidence/README.md`: git keeps no empty folder. */
export const evidenceReadme = `# Evidence

Records of what people did, a folder for each thing that is asked for. \`bylaw evidence due\` says what is due, and
\`bylaw evidence add\` drafts a record.
`;
