import { testProvider } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import * as exported from "./index.ts";

testProvider({ id: "audit-log", exports: exported }, { test, expect });
