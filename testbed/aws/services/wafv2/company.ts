import { emptyService, type Planned } from "../../company/part.ts";

const regional = emptyService("wafv2", "region", { "aws/wafv2-logging": "not-applicable" });

/** There is none of a region, and none for CloudFront, which is judged with the account. */
export const company = {
  ...regional,
  plan: (place: Parameters<typeof regional.plan>[0]): object => ({
    ...regional.plan(place),
    global: {
      resource: `aws/${place.id}`,
      expects: { "aws/wafv2-cloudfront-logging": "not-applicable" },
    } satisfies Planned,
  }),
};
