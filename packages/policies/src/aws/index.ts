export type { ControlOptions } from "../options.ts";
export { awsEncryptionControls } from "./encryption.ts";
