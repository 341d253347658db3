import type { Program } from "@bylaw/core";
import { drawRiskHeatMap, riskHeatMapModel } from "./risk-heat-map.ts";
import type { Drawing } from "./shapes.ts";

/** A picture of what the definitions say. */
interface PictureKind {
  readonly path: string;
  /** What it says and how that is drawn; undefined where there is nothing to draw. */
  pictureOf(program: Program): { readonly model: object; readonly drawing: Drawing } | undefined;
}

/** Every picture of the definitions, by its name. Another one is a file and a line. */
export const pictureKinds: Readonly<Record<string, PictureKind>> = {
  "risk-heat-map": picture("pictures/risk-heat-map.svg", riskHeatMapModel, drawRiskHeatMap),
};

/** The pictures that tell of runs. */
export const statusPictures = { "year-strip": "pictures/year-strip.svg" } as const;

/** Where every picture stands, from the root of the documents. */
export const picturePaths: readonly string[] = [
  ...Object.values(pictureKinds).map(({ path }) => path),
  ...Object.values(statusPictures),
];

function picture<TModel extends object>(
  path: string,
  modelOf: (program: Program) => TModel | undefined,
  draw: (model: TModel) => Drawing,
): PictureKind {
  return {
    path,
    pictureOf: (program) => {
      const model = modelOf(program);
      return model === undefined ? undefined : { model, drawing: draw(model) };
    },
  };
}
