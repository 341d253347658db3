import { z } from "zod";

/** What is kept of an alert, of whichever kind. */
export const openAlert = z.object({
  /** The repository, and the kind and number of the alert: `acme/api (Dependabot alert 12)`. */
  id: z.string(),
  /** `acme/api`. */
  repository: z.string(),
  createdAt: z.string(),
  readAt: z.string(),
});

/** What GitHub says of an alert, of whichever kind. */
export const answeredAlert = z.object({
  number: z.int(),
  created_at: z.string(),
  repository: z.object({ full_name: z.string() }),
});

/** The alert as it is kept; `kind` is what its page calls it. */
export function alertOf(
  kind: string,
  { number, created_at, repository }: z.infer<typeof answeredAlert>,
  readAt: Date,
): z.infer<typeof openAlert> {
  return {
    id: `${repository.full_name} (${kind} alert ${number})`,
    repository: repository.full_name,
    createdAt: created_at,
    readAt: readAt.toISOString(),
  };
}
