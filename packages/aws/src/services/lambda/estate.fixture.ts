import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const functionThat = (
  Runtime: "nodejs22.x" | "nodejs12.x",
  Principal: object | "*",
  AuthType: "AWS_IAM" | "NONE",
): Script => ({
  "lambda:ListFunctions": {
    Functions: [
      {
        FunctionName: "orders",
        FunctionArn: "arn:aws:lambda:eu-west-1:111111111111:function:orders",
        PackageType: "Zip",
        Runtime,
      },
    ],
  },
  "lambda:GetPolicy": {
    Policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal, Action: "lambda:InvokeFunction", Resource: "*" }],
    }),
  },
  "lambda:ListFunctionUrlConfigs": {
    FunctionUrlConfigs: [
      {
        FunctionUrl: "https://x.lambda-url.eu-west-1.on.aws/",
        FunctionArn: "arn:aws:lambda:eu-west-1:111111111111:function:orders",
        CreationTime: "2025-01-01T00:00:00Z",
        LastModifiedTime: "2025-01-01T00:00:00Z",
        AuthType,
      },
    ],
  },
});

export const estate: Estate = {
  sound: functionThat("nodejs22.x", { AWS: "arn:aws:iam::111111111111:root" }, "AWS_IAM"),
  weak: functionThat("nodejs12.x", "*", "NONE"),
};
