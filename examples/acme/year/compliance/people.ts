import { definePerson, defineRole } from "@bylaw/core";

export const amara = definePerson({
  id: "amara",
  name: "Amara Nwosu",
  title: "Chief technology officer",
  start: "2023-02-01",
});
export const luca = definePerson({
  id: "luca",
  name: "Luca Ferri",
  title: "Platform lead",
  start: "2023-05-15",
});
export const hana = definePerson({
  id: "hana",
  name: "Hana Sato",
  title: "Head of people",
  start: "2024-01-08",
});

/** Owners are roles, so that the documents outlive a departure. */
export const cto = defineRole({ id: "cto", title: "CTO", holder: amara });
export const platform = defineRole({ id: "platform-lead", title: "Platform lead", holder: luca });
export const people = defineRole({ id: "head-of-people", title: "Head of people", holder: hana });
