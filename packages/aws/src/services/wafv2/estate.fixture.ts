import type { Estate } from "../../testing/estate.ts";
import type { Asked } from "../../testing/script.ts";
import { aclOf, get, groupRule, ofOwn, ofVendor, rule, wafThat } from "./acl.fixture.ts";

/** The internet-facing load balancer of the estate. */
const shop = "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/shop/1";

export const estate: Estate = {
  sound: {
    ...wafThat({}, {}, [shop]),
    [get]: ({ input: { Scope } }: Asked) =>
      aclOf(Scope, {
        Rules: [Scope === "CLOUDFRONT" ? groupRule("common", ofVendor()) : groupRule("own", ofOwn())],
      }),
  },
  weak: wafThat({ Rules: [groupRule("common", ofVendor(), "Count"), rule("limit", "Count")] }, undefined, [
    shop,
  ]),
};
