import { terms } from "../../../terms.fixture.ts";
import { describeCategory, offices } from "../../processing-integrity/controls.fixture.ts";
import { privacyControls } from "./index.ts";

describeCategory("privacy", privacyControls({ ...terms, owners: offices }));
