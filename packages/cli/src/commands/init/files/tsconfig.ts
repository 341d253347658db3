import type { Place } from "../place.ts";

/** A tsconfig.json that compiles the program, and nothing else. */
export function tsconfigSource({ home, parts }: Place): string {
  const include = ["*.ts", ...(parts === home ? [] : [parts])];
  return `{
  "compilerOptions": {
    "target": "es2023",
    "lib": ["es2023"],
    "types": ["node"],
    "module": "nodenext",
    "strict": true,
    "noUncheckedIndexedAccess": true,
    "exactOptionalPropertyTypes": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "allowImportingTsExtensions": true,
    "noEmit": true
  },
  "include": [${include.map((one) => JSON.stringify(one)).join(", ")}]
}
`;
}
