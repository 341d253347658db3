import { emptyService } from "../../company/part.ts";

export const company = emptyService("account", "account", { "aws/account-security-contact": "fail" });
