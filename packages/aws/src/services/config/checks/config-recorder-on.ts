import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { configRecorders } from "../recorders.ts";

export const configRecorderOn = defineCheck({
  id: "aws/config-recorder-on",
  title: "AWS Config records every type of resource in the region, and its deliveries do not fail",
  why: "Without a record of how resources were set, nobody can say since when a hole is there, nor what a change was.",
  fix: "In the console: AWS Config, Settings, Edit: record all current and future types, then turn recording on. Or: aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=<role> --recording-group allSupported=true, aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=<bucket>, aws configservice start-configuration-recorder --configuration-recorder-name default.",
  severity: "medium",
  whenEmpty: "fails",
  parameters: {
    excluded: atMost(
      names(
        "AWS::IAM::Group",
        "AWS::IAM::Policy",
        "AWS::IAM::Role",
        "AWS::IAM::User",
        "AWS::RDS::GlobalCluster",
      ),
    ),
  },
  blindSpots: [
    "Whether IAM users, groups, roles and policies are recorded in at least one region is not judged: a recorder of all types may leave them out, and AWS advises to record them in one region only.",
    "A recorder whose last recording is still pending, as just after it was started, fails until that succeeds.",
    "Whether types are recorded as they change or once a day is not judged.",
    "What was delivered is not opened: whether the bucket still has it, and who may delete it, is not read. A channel that never delivered anything has not failed.",
    "Config rules and aggregators are not read. Only the regions that the provider was given are asked.",
  ],
  sources: [
    {
      title: "AWS Config: RecordingGroup, with the global types that are recorded in one region",
      url: "https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html",
      read: "2026-11",
    },
  ],
  each: configRecorders,
  assert: (recorder, { excluded }) => [
    fact("recording", recorder.recording).is(true),
    fact("status of the last recording", recorder.lastStatus).is("SUCCESS"),
    fact("types that are recorded", recorder.types).isOneOf(["all", "exclusion"]),
    fact("types that are left out", recorder.excludedTypes).atMost(excluded),
    fact("delivery channel", recorder.deliveryChannel).isPresent(),
    fact("failed delivery", recorder.deliveryError).isAbsent(),
  ],
});
