import { testProvider } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import * as github from "./index.ts";

testProvider({ id: "github", exports: github }, { test, expect });
