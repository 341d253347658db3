import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const repositoryThat = (scanOnPush: boolean): Script => ({
  "ecr:DescribeRepositories": {
    repositories: [
      {
        repositoryArn: "arn:aws:ecr:eu-west-1:111111111111:repository/shop",
        repositoryName: "shop",
        imageScanningConfiguration: { scanOnPush },
      },
    ],
  },
  "ecr:GetRegistryScanningConfiguration": { scanningConfiguration: { scanType: "BASIC", rules: [] } },
});

export const estate: Estate = { sound: repositoryThat(true), weak: repositoryThat(false) };
