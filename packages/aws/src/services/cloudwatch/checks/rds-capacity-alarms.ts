import { allOf, asFarAsRead, defineCheck, fact } from "@bylaw/core";
import { capacityMetricsOf } from "../../rds/capacity.ts";
import { rdsDatabases } from "../../rds/databases.ts";
import { cloudwatchAlarms } from "../alarms.ts";
import { isWatched, unseenOfAlarms } from "../watched-metrics.ts";

export const rdsCapacityAlarms = defineCheck({
  id: "aws/rds-capacity-alarms",
  title:
    "Alarms that act read the processor use, and the free storage where it can run out, of the RDS database",
  why: "A database whose storage is full stops, and one whose processor is busy answers nobody in time; both can be seen coming.",
  fix: "In the console: CloudWatch, Alarms, Create alarm, RDS, Per-Database Metrics. Or: aws cloudwatch put-metric-alarm --namespace AWS/RDS --metric-name FreeStorageSpace --dimensions Name=DBInstanceIdentifier,Value=<instance> --statistic Minimum --comparison-operator LessThanThreshold --threshold <bytes> --period 300 --evaluation-periods 3 --alarm-name <name> --alarm-actions <topic>; and the same for CPUUtilization.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    ...unseenOfAlarms,
    "An alarm of the cluster counts for each of its instances, and hides one among them when it reads their average. One of a role in it, of a class, of an engine or of all databases does not count.",
    "The storage of Aurora, DocumentDB and Neptune grows by itself: their limits, and local storage, are not asked for. RDS storage that is set to grow is asked for all the same.",
    "Memory, connections and input and output are not asked for.",
    "A cluster without DB instances is not judged, although Aurora Serverless v1 and the shards of Aurora Limitless run without.",
  ],
  sources: [
    {
      title: "CloudWatch: Recommended alarms for AWS services, Amazon RDS",
      url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    },
  ],
  each: rdsDatabases,
  using: { alarms: asFarAsRead(cloudwatchAlarms) },
  appliesTo: ({ status, kind, members }) => {
    if (status === "creating") return "The database is being created.";
    return kind === "instance" || members.length > 0 || "The cluster has no DB instance.";
  },
  assert: (database, { alarms }) => [
    allOf(
      "alarms that act",
      capacityMetricsOf(database).map(({ of, ...metric }) =>
        fact(`one reads ${metric.name} of ${of}`, isWatched(alarms, metric)).is(true),
      ),
    ),
  ],
});
