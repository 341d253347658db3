import { emptyService } from "../../company/part.ts";

export const company = emptyService("sns", "region", {});
