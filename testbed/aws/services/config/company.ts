import { emptyService } from "../../company/part.ts";

export const company = emptyService("config", "region", { "aws/config-recorder-on": "fail" });
