import { emptyService } from "../../company/part.ts";

export const company = emptyService("cloudfront", "account", {
  "aws/cloudfront-origin-tls": "not-applicable",
  "aws/cloudfront-viewer-https": "not-applicable",
  "aws/cloudfront-viewer-tls": "not-applicable",
  "aws/cloudfront-web-acl": "not-applicable",
});
