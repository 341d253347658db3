import { defineService } from "./define-service.ts";

const markers = { send: "NextMarker", next: "NextMarker" } as const;
const gone = ["WAFNonexistentItemException"] as const;

/** AWS WAF, and not WAF Classic. Of most reads it allows five calls a second, and of the resources of a web ACL one. */
export const wafv2 = defineService("wafv2", {
  sdk: (): Promise<typeof import("@aws-sdk/client-wafv2")> => import("@aws-sdk/client-wafv2"),
  client: "WAFV2Client",
  perSecond: 5,
  operations: {
    DescribeManagedRuleGroup: {},
    GetRuleGroup: {},
    GetWebACL: { absent: gone },
    ListLoggingConfigurations: { paging: markers },
    ListResourcesForWebACL: { absent: gone },
    ListWebACLs: { paging: markers },
  },
});
