#!/usr/bin/env node
import module from "node:module";

// Where Node has one (22.8 and later), compiled code is kept between runs.
module.enableCompileCache?.();
await import("../dist/main.js");
