/** The folder of `initdb` and `pg_ctl`, or why there is none. */
export function findPostgres(environment?: {
  readonly BYLAW_POSTGRES?: string;
  readonly PATH?: string;
}):
  | { readonly folder: string; readonly missing?: undefined }
  | { readonly folder?: undefined; readonly missing: string };
