export { type Denial, faultsOfDenial } from "./denial.ts";
export { type DenyMatrix, denyMatrix } from "./deny-matrix.ts";
export type { Harness } from "./harness.ts";
export { judge } from "./judge.ts";
export { noWaiting, type ProgramRun, programOf, runProgram } from "./program.ts";
export { type FixtureOptions, type ListingFixture, listingOf, recordingOf } from "./recording.ts";
export { type CheckCase, type CheckCases, linesOf, testCheck } from "./test-check.ts";
export { type ProviderPackage, testProvider } from "./test-provider.ts";
