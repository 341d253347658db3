import { defineRole } from "@bylaw/core";
import { ana, terms } from "../../terms.fixture.ts";
import { describeCategory } from "./controls.fixture.ts";
import { processingIntegrityControls } from "./controls.ts";

const owners = {
  executive: defineRole({ id: "executive-owner", title: "Executive owner", holder: ana }),
  security: defineRole({ id: "security-owner", title: "Security owner", holder: ana }),
  engineering: defineRole({ id: "engineering-owner", title: "Engineering owner", holder: ana }),
  people: defineRole({ id: "people-owner", title: "People owner", holder: ana }),
};

describeCategory("processing-integrity", processingIntegrityControls({ ...terms, owners }));
