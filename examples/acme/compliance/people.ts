import { definePerson, defineRole } from "@bylaw/core";

// Everybody who answers for something has a name here. Of everybody else an id is enough: names are looked up in the
// people system, by whoever may.
export const amara = definePerson({
  id: "amara",
  name: "Amara Nwosu",
  title: "Chief technology officer",
  start: "2023-02-01",
  identities: { aws: "ada.abel", github: "ana-ruiz" },
});
export const luca = definePerson({
  id: "luca",
  name: "Luca Ferri",
  title: "Platform lead",
  start: "2023-05-15",
  identities: { aws: "ben.brandt", github: "ben-okafor" },
});
const hana = definePerson({
  id: "hana",
  name: "Hana Sato",
  title: "Head of people",
  start: "2024-01-08",
});

/** Whom the program asks for what each person owes. */
export const staff = [
  amara,
  luca,
  hana,
  definePerson({ id: "p04", name: "p04", start: "2024-09-02", identities: { github: "cleo-park" } }),
  definePerson({
    id: "p05",
    name: "p05",
    start: "2025-03-03",
    end: "2026-09-30",
    identities: { aws: "eva.engel", github: "eva-engel" },
  }),
  definePerson({
    id: "p06",
    name: "p06",
    start: "2025-06-16",
    away: [{ from: "2026-07-01", to: "2026-12-31" }],
  }),
  definePerson({ id: "p07", name: "p07", start: "2026-03-16" }),
  definePerson({ id: "p08", name: "p08", start: "2026-11-09" }),
];

/** Owners are roles, so that the documents outlive a departure. */
export const cto = defineRole({ id: "cto", title: "CTO", holder: amara });
export const platform = defineRole({
  id: "platform-lead",
  title: "Platform lead",
  holder: luca,
  reportsTo: cto,
});
export const people = defineRole({
  id: "head-of-people",
  title: "Head of people",
  holder: hana,
  reportsTo: cto,
});
