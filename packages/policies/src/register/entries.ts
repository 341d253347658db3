import { accessRisks } from "./access.ts";
import { businessRisks } from "./business.ts";
import { changeRisks } from "./change.ts";
import { dataRisks } from "./data.ts";
import { operationsRisks } from "./operations.ts";
import { peopleRisks } from "./people.ts";
import type { RiskEntry } from "./register.ts";
import { vendorRisks } from "./vendors.ts";

/** The ready-made register, by id: an entry keeps its id for good, whatever theme it is filed under. */
export const riskEntries: readonly RiskEntry[] = [
  ...accessRisks,
  ...dataRisks,
  ...changeRisks,
  ...operationsRisks,
  ...peopleRisks,
  ...vendorRisks,
  ...businessRisks,
].sort((a, b) => (a.id < b.id ? -1 : 1));
