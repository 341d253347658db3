import { jsonAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

export const corrections: readonly Correction[] = [
  {
    operation: "access-analyzer:ListAnalyzers",
    wrong: "moto has no Access Analyzer: 404",
    right: "an empty list, where no analyzer was ever made",
    apply: async () => jsonAnswer({ analyzers: [] }),
  },
];
