// What a company may export when it names no package but the provider. Every inferred type has to have a name.
import { aws, kmsKeyRotation } from "@bylaw/aws";

export const { parameters } = kmsKeyRotation;
export const provider = aws({ regions: ["eu-west-1"] });
