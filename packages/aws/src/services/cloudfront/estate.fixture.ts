import type { Estate } from "../../testing/estate.ts";
import { behavior, customOrigin, listedDistribution, page, viewer } from "./distribution.fixture.ts";

/** One distribution with two origins and a behavior for each. */
const distributionThat = (viewers: string, minimum: string, [first, second]: readonly [object, object]) => ({
  "cloudfront:ListDistributions": page(
    listedDistribution({
      Origins: { Quantity: 2, Items: [first, second] },
      DefaultCacheBehavior: behavior("shop", viewers),
      CacheBehaviors: { Quantity: 1, Items: [behavior("api", viewers, "/api/*")] },
      ViewerCertificate: viewer(minimum),
      WebACLId: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shop/1",
    }),
  ),
});

export const estate: Estate = {
  sound: distributionThat("redirect-to-https", "TLSv1.2_2021", [
    customOrigin("shop", "https-only", "TLSv1.2"),
    customOrigin("api", "match-viewer", "TLSv1.2"),
  ]),
  weak: distributionThat("allow-all", "TLSv1", [
    customOrigin("shop", "http-only", "SSLv3", "TLSv1"),
    customOrigin("api", "match-viewer", "TLSv1", "TLSv1.2"),
  ]),
};
