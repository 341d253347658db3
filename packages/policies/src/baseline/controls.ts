import type { IsoDate, Vendor } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { acceptableUseControls } from "../topics/acceptable-use/controls.ts";
import { accessControls } from "../topics/access/controls.ts";
import { continuityControls } from "../topics/business-continuity/controls.ts";
import { changeControls } from "../topics/change-management/controls.ts";
import { conductControls } from "../topics/code-of-conduct/controls.ts";
import { dataControls } from "../topics/data-classification/controls.ts";
import { encryptionControls } from "../topics/encryption/controls.ts";
import { incidentControls } from "../topics/incident-response/controls.ts";
import { informationSecurityControls } from "../topics/information-security/controls.ts";
import { monitoringControls } from "../topics/logging-and-monitoring/controls.ts";
import { privacyControls } from "../topics/privacy/controls/index.ts";
import { processingIntegrityControls } from "../topics/processing-integrity/controls.ts";
import { retentionControls } from "../topics/retention-and-disposal/controls.ts";
import { type AcceptedRisk, riskControls } from "../topics/risk-management/controls.ts";
import { vendorControls } from "../topics/vendor-management/controls.ts";
import { vulnerabilityControls } from "../topics/vulnerability-management/controls.ts";
import type { BaselineControlId, OptionalControlId } from "./ids.ts";

/** What some controls ask about, beside the terms of all. */
export interface Asked {
  readonly vendors: readonly Vendor[];
  readonly period?: { readonly from: IsoDate; readonly to: IsoDate };
  /** The risks that somebody has to accept. */
  readonly accepted: readonly AcceptedRisk[];
}

/** Every control of the baseline as people show it, without any provider. */
export function controlsOf(terms: Terms, { vendors, period, accepted }: Asked): Controls<BaselineControlId> {
  return {
    ...informationSecurityControls(terms),
    ...conductControls(terms),
    ...accessControls(terms),
    ...encryptionControls(terms),
    ...acceptableUseControls(terms),
    ...dataControls(terms),
    ...retentionControls(terms),
    ...monitoringControls(terms),
    ...vulnerabilityControls(terms),
    ...incidentControls(terms),
    ...continuityControls(terms),
    ...changeControls(terms),
    ...vendorControls(terms, { vendors, ...(period !== undefined && { period }) }),
    ...riskControls(terms, accepted),
    ...categoryControls(terms),
  };
}

/** Those of the categories that a program need not choose: they are there where it has chosen their own, whatever else they support. */
export function categoryControls(terms: Terms): Controls<OptionalControlId> {
  return { ...processingIntegrityControls(terms), ...privacyControls(terms) };
}
