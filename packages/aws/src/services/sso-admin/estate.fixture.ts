import type { Estate } from "../../testing/estate.ts";
import { instanceScript } from "./instance.fixture.ts";

export const estate: Estate = {
  sound: instanceScript({}),
  weak: instanceScript({ Status: "CREATE_FAILED" }),
};
