export type { Harness } from "./harness.ts";
export { judge } from "./judge.ts";
export { type FixtureOptions, type ListingFixture, listingOf, recordingOf } from "./recording.ts";
export { type CheckCase, type CheckCases, linesOf, testCheck } from "./test-check.ts";
export { type ProviderPackage, testProvider } from "./test-provider.ts";
