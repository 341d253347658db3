import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

const tableThat = (recovery: object): Script => ({
  "dynamodb:ListTables": { TableNames: ["orders"] },
  "dynamodb:DescribeContinuousBackups": {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: "ENABLED",
      PointInTimeRecoveryDescription: recovery,
    },
  },
});

export const estate: Estate = {
  sound: tableThat({ PointInTimeRecoveryStatus: "ENABLED", RecoveryPeriodInDays: 35 }),
  weak: tableThat({ PointInTimeRecoveryStatus: "DISABLED" }),
};
