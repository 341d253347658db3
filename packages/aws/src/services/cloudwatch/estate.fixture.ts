import type { Estate } from "../../testing/estate.ts";
import { alarmScript, composite, metric, watching } from "./alarm.fixture.ts";

const rule = 'ALARM("errors") AND ALARM("load")';
const disabled = { ActionsEnabled: false };
const silent = { AlarmActions: [] };

export const estate: Estate = {
  sound: alarmScript(
    [
      ...[metric("errors"), metric("load"), metric("cis", { Namespace: "Cis", MetricName: "cis" })],
      ...["orders", "shop-1", "shop-2"].map((name) =>
        watching(["AWS/RDS", "CPUUtilization"], { DBInstanceIdentifier: name }),
      ),
      watching(["AWS/RDS", "FreeStorageSpace"], { DBInstanceIdentifier: "orders" }),
      watching(["AWS/Lambda", "Throttles"], { FunctionName: "orders" }),
    ],
    [composite("outage", rule)],
  ),
  weak: alarmScript(
    [metric("errors", disabled), metric("load", silent)],
    [composite("outage", rule, disabled), composite("silence", rule, silent)],
  ),
};
