import { emptyService } from "../../company/part.ts";

export const company = emptyService("eks", "region", {
  "aws/eks-control-plane-logging": "not-applicable",
  "aws/eks-endpoint-restricted": "not-applicable",
  "aws/eks-secrets-encrypted": "not-applicable",
  "aws/eks-version-supported": "not-applicable",
});
