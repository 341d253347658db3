import { definePart, type Planned } from "../../company/part.ts";

/** Nobody is named for security; the regions are those that are looked into. */
export const company = definePart({
  sizes: {},
  plan: ({ id, regions }): { accountSettings: readonly Planned[] } => ({
    accountSettings: [
      { resource: `aws/${id}`, expects: { "aws/account-security-contact": "fail" } },
      ...regions.map(
        (name) => ({ resource: name, expects: { "aws/account-regions-looked-into": "pass" } }) as const,
      ),
    ],
  }),
  build: async () => undefined,
});
