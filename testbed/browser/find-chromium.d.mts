export declare const installChromium: string;
export declare function findChromium(
  environment?: Readonly<Record<string, string | undefined>>,
):
  | { readonly path: string; readonly missing?: undefined }
  | { readonly missing: string; readonly path?: undefined };
