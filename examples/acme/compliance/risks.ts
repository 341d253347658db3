import {
  compromisedKey,
  interceptedTraffic,
  pipelineTakeover,
  unauthorizedDatabaseAccess,
  unreviewedChange,
} from "@bylaw/policies";
import { consoleMfa, rootProtected, signOnMfa } from "./access.ts";
import { changeControls } from "./change-management.ts";
import { encryptionControls } from "./encryption.ts";
import { cto, platform } from "./people.ts";

export const risks = [
  unauthorizedDatabaseAccess({
    owner: cto,
    reviewBy: "2027-01-15",
    controls: [consoleMfa, signOnMfa, rootProtected],
  }),
  compromisedKey({
    owner: cto,
    reviewBy: "2027-01-15",
    controls: [
      encryptionControls.keyRotation,
      encryptionControls.keyReplacement,
      encryptionControls.keyCompromise,
    ],
  }),
  interceptedTraffic({
    owner: platform,
    reviewBy: "2027-01-15",
    controls: [encryptionControls.dataInTransit, encryptionControls.otherTraffic],
  }),
  unreviewedChange({
    owner: cto,
    reviewBy: "2027-01-15",
    controls: [changeControls.peerReview, changeControls.statusChecks, changeControls.noBypass],
  }),
  pipelineTakeover({
    owner: platform,
    reviewBy: "2027-01-15",
    controls: [changeControls.deployment, changeControls.otherPipelines],
  }),
];
