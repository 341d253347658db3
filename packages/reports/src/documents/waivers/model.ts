import type { Program } from "@bylaw/core";
import { type WaiverModel, waiverModel } from "../../parts/waiver.ts";

/** What the register of waivers says. */
export interface WaiversModel {
  readonly organization: string;
  readonly waivers: readonly WaiverModel[];
}

export function waiversModel(program: Program): WaiversModel {
  return { organization: program.organization.name, waivers: program.waivers.map(waiverModel) };
}
