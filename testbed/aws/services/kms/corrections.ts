import type { Correction } from "../../correction.ts";
import { kmsKeyCorrections } from "./keys.ts";
import { kmsRotationCorrections } from "./rotation.ts";

export const corrections: readonly Correction[] = [...kmsKeyCorrections, ...kmsRotationCorrections];
