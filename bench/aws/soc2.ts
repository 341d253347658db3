import { definePerson, defineProgram, type Program, type Provider } from "@bylaw/core";
import { soc2Baseline } from "@bylaw/policies";
import { awsControls } from "@bylaw/policies/aws";

/** What is named for the services where each tool is to run what it has for SOC 2. */
export const SOC2 = "soc2";

/** The baseline of every category that has checks of AWS, over one provider. */
export function soc2ProgramOf(provider: Provider): Program {
  const ana = definePerson({ id: "ana", name: "Ana Silva", start: "2024-01-08" });
  const { program } = soc2Baseline({
    organization: { name: "Two, Ltd." },
    people: [ana],
    owners: { executive: ana, security: ana, engineering: ana, people: ana },
    categories: ["availability", "confidentiality"],
    from: "2026-01-01",
    verifiedBy: [awsControls],
  });
  return defineProgram({ ...program, providers: [provider] });
}
