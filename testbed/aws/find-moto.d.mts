export declare const motoVersion: string;
export declare const installMoto: string;

/** Where the pinned `moto_server` is, or a sentence that says why it is not used and how to get it. */
export type FoundMoto =
  | { readonly path: string; readonly missing?: undefined }
  | { readonly path?: undefined; readonly missing: string };

export declare function findMoto(environment?: Readonly<Record<string, string | undefined>>): FoundMoto;
