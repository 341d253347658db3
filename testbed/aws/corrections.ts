import type { Correction } from "./correction.ts";
import { correctionsByService } from "./services.gen.ts";

/** Every known wrong answer of the pinned moto to the operations we use, with the right one. */
export const corrections: readonly Correction[] = Object.values(correctionsByService).flat();
