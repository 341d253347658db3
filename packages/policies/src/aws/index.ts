export { awsEncryptionControls, type EncryptionOptions } from "./encryption.ts";
