import { defineEnvironment } from "@bylaw/core";

export const production = defineEnvironment("production");
export const staging = defineEnvironment("staging");
