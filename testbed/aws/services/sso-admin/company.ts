import { emptyService } from "../../company/part.ts";

/** No check judges instances by themselves. */
export const company = emptyService("sso-admin", "region", {});
