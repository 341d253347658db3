import { testProvider } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import * as exports from "./index.ts";

testProvider({ id: "aws-github", exports }, { test, expect });
