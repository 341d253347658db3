/** Where a browser is, or a sentence that says why there is none and how to get it. */
export type FoundChromium =
  | { readonly path: string; readonly missing?: undefined }
  | { readonly path?: undefined; readonly missing: string };

export declare function findChromium(
  environment?: Readonly<Record<string, string | undefined>>,
): FoundChromium;
