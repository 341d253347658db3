export type { SuiteOptions } from "./options.ts";
export { complianceSuite } from "./suite.ts";
