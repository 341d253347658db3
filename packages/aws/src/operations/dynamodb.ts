import { defineService } from "./define-service.ts";

/** AWS allows ten calls a second for the backups of tables. */
export const dynamodb = defineService("dynamodb", {
  sdk: (): Promise<typeof import("@aws-sdk/client-dynamodb")> => import("@aws-sdk/client-dynamodb"),
  client: "DynamoDBClient",
  perSecond: 8,
  operations: {
    DescribeContinuousBackups: { absent: ["TableNotFoundException"] },
    ListTables: { paging: { send: "ExclusiveStartTableName", next: "LastEvaluatedTableName" } },
  },
});
