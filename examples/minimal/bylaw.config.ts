import { join } from "node:path";
import { definePerson, defineProgram, defineVendor } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { confidentialData, soc2Baseline } from "@bylaw/policies";

const ana = definePerson({ id: "ana", name: "Ana Silva", title: "CEO", start: "2025-01-07" });
const ben = definePerson({ id: "ben", name: "Ben Okafor", title: "CTO", start: "2025-01-07" });

const host = defineVendor({
  id: "host",
  name: "Nimbus Hosting, Inc.",
  service: "Runs production.",
  role: "vendor",
  tier: "critical",
  dataClasses: [confidentialData],
  owner: ben,
});

const baseline = soc2Baseline({
  organization: { name: "Two, Ltd." },
  people: [ana, ben],
  owners: { executive: ana, security: ana, engineering: ben, people: ana },
  categories: ["availability"],
  from: "2027-01-01",
  vendors: [host],
});

export default defineProgram({
  ...baseline.program,
  providers: [evidence({ directory: join(import.meta.dirname, "evidence") })],
});
