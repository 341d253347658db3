import { terms } from "../../terms.fixture.ts";
import { describeCategory, offices } from "./controls.fixture.ts";
import { processingIntegrityControls } from "./controls.ts";

describeCategory("processing-integrity", processingIntegrityControls({ ...terms, owners: offices }));
