import { defineCheck, fact } from "@bylaw/core";
import { machineImages } from "../images.ts";

export const amiNotPublic = defineCheck({
  id: "aws/ami-not-public",
  title: "AMI is not public",
  why: "Everybody with an AWS account can launch a public image and read what was left on it: keys, passwords, source code.",
  fix: "In the console: EC2, AMIs, the image, Edit AMI permissions, Private. Or: aws ec2 modify-image-attribute --image-id <image> --launch-permission 'Remove=[{Group=all}]'. For those to come: aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing. Count as known what was on it.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "An image that is shared with single accounts, organizations or their units, whoever they are, is not public.",
    "Whether it was public before, and who made a copy of it then, is not seen.",
    "Whether new public images are blocked is not read: a block leaves those public that are.",
  ],
  sources: [
    {
      title: "Amazon EC2 API: EnableImageBlockPublicAccess",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableImageBlockPublicAccess.html",
      read: "2026-11",
    },
  ],
  each: machineImages,
  assert: (image) => [fact("public", image.public).is(false)],
});
