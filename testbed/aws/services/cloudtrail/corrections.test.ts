import {
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeEach, expect, it } from "vitest";
import { clientOf, describeAws } from "../../testing.ts";

const TrailName = "everything";
const arn = "arn:aws:cloudtrail:eu-west-1:123456789012:trail/everything";
const management = [{ Name: "m", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }];

describeAws("corrections of CloudTrail", (aws) => {
  const cloudtrail = () => clientOf(CloudTrailClient, aws().endpoint);
  const plain = () => clientOf(CloudTrailClient, aws().moto.endpoint);

  beforeEach(async () => {
    await aws().reset();
    await clientOf(S3Client, aws().endpoint).send(
      new CreateBucketCommand({
        Bucket: "logs",
        CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
      }),
    );
    await cloudtrail().send(
      new CreateTrailCommand({ Name: TrailName, S3BucketName: "logs", IsMultiRegionTrail: true }),
    );
  });

  it("selects all management events by default", async () => {
    const selectors = (client = cloudtrail()) => client.send(new GetEventSelectorsCommand({ TrailName }));
    expect((await selectors(plain())).EventSelectors).toEqual([]);
    const said = await selectors();
    expect(said.EventSelectors).toMatchObject([{ ReadWriteType: "All", IncludeManagementEvents: true }]);
    expect(said).not.toHaveProperty("AdvancedEventSelectors");
    await cloudtrail().send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors: management }));
    const put = await selectors();
    expect(put.AdvancedEventSelectors).toMatchObject(management);
    expect(put).not.toHaveProperty("EventSelectors");
  });

  it("says whether selectors were put", async () => {
    const custom = async (client = cloudtrail()) =>
      (await client.send(new DescribeTrailsCommand({}))).trailList?.[0]?.HasCustomEventSelectors;
    expect(await custom()).toBe(false);
    await cloudtrail().send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors: management }));
    expect([await custom(plain()), await custom()]).toEqual([false, true]);
  });

  it("shows a multi-region trail in every region with its home", async () => {
    const elsewhere = clientOf(CloudTrailClient, aws().endpoint, { region: "us-east-1" });
    expect((await elsewhere.send(new DescribeTrailsCommand({}))).trailList).toMatchObject([
      { TrailARN: arn, HomeRegion: "eu-west-1", IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true },
    ]);
  });

  it("tells deliveries to a log group while there is one", async () => {
    const status = () => cloudtrail().send(new GetTrailStatusCommand({ Name: arn }));
    await cloudtrail().send(new StartLoggingCommand({ Name: TrailName }));
    expect(await status()).not.toHaveProperty("LatestCloudWatchLogsDeliveryTime");
    const CloudWatchLogsLogGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:trail:*";
    await cloudtrail().send(new UpdateTrailCommand({ Name: TrailName, CloudWatchLogsLogGroupArn }));
    const { LatestCloudWatchLogsDeliveryTime: logs, LatestDeliveryTime } = await status();
    expect(logs).toEqual(LatestDeliveryTime);
  });

  it("tells logging, and the delivery error that is set", async () => {
    const status = (Name: string) => cloudtrail().send(new GetTrailStatusCommand({ Name }));
    expect(await status(TrailName)).toMatchObject({ IsLogging: false });
    await cloudtrail().send(new StartLoggingCommand({ Name: TrailName }));
    const said = await status(arn);
    expect(said).toMatchObject({ IsLogging: true });
    expect(said).not.toHaveProperty("LatestDeliveryError");
    expect(said).not.toHaveProperty("TimeLoggingStopped");
    aws().proxy.account({ id: "123456789012", deliveryErrors: { [arn]: "NoSuchBucket" } });
    for (const name of [TrailName, arn]) {
      expect(await status(name)).toMatchObject({ LatestDeliveryError: "NoSuchBucket" });
    }
  });
});
