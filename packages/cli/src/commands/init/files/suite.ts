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

/** `evidence/.gitattributes`: a record is known by its bytes, and a checkout of Windows would change them. */
export const evidenceAttributes = `# Line breaks stay as they were committed: a record is known by its bytes.
* -text
`;

/** `evidence/README.md`: git keeps no empty folder. */
export const evidenceReadme = `# Evidence

Records of what people did, a folder for each thing that is asked for. \`bylaw evidence due\` says what is due, and
\`bylaw evidence add\` drafts a record.
`;
