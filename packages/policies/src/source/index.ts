import type { AnyCheck, CheckUse } from "@bylaw/core";
import type { Supply } from "../baseline/options.ts";
import { sourceAccessControls } from "./access.ts";
import { sourceMonitoringControls } from "./logging.ts";

/** The checks on source in place of which narrower ones stand. */
export interface SourceChecks {
  /** `routeRequiresMfa.where({ id, because, test })` */
  readonly routes?: AnyCheck | CheckUse;
  /** `authHandlerAudited.where({ id, because, test })` */
  readonly handlers?: AnyCheck | CheckUse;
}

/**
 * What the source of your own applications shows of the baseline, by checks that you narrow.
 *
 * @example
 * soc2Baseline({ ..., verifiedBy: [sourceControlsWith({ routes: routeRequiresMfa.where({ id: "console", because: "...", test }) })] })
 */
export function sourceControlsWith({ routes, handlers }: SourceChecks): Supply {
  return (_terms, before) => ({
    ...sourceAccessControls(before, routes),
    ...sourceMonitoringControls(before, handlers),
  });
}

/** What the source of your own applications shows of the baseline, beside what is shown already: `soc2Baseline({ ..., verifiedBy: [sourceControls] })`. */
export const sourceControls: Supply = sourceControlsWith({});
