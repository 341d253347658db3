import { cloudtrailMultiRegion } from "@bylaw/aws";
import { defineControl, says, soc2 } from "@bylaw/core";
import { activityDeliveryAge } from "@bylaw/policies";
import { production } from "./environments.ts";
import { platform } from "./people.ts";

/** A control of Acme's own beside those of the baseline: production is told apart while staging's log is being mended. */
// bylaw-lint-ignore orphan-control: LOG-1 asks for it in every account; here it is told apart until staging's log is mended
export const productionLogged = defineControl({
  id: "production-logged",
  title: "Management events of production are logged",
  statement: says`
    An AWS CloudTrail trail records the management events of every region of the production account, and has delivered them in the last
    ${activityDeliveryAge}.
  `,
  satisfies: [soc2.supporting("CC7.2")],
  owner: platform,
  implementedFrom: "2026-10-01",
  checks: [cloudtrailMultiRegion.with({ maxDeliveryAge: activityDeliveryAge }).in(production)],
});
