import { definePerson, defineRole } from "@bylaw/core";

export const amara = definePerson({ id: "amara", name: "Amara Nwosu", title: "Chief technology officer" });
export const luca = definePerson({ id: "luca", name: "Luca Ferri", title: "Platform lead" });
const hana = definePerson({ id: "hana", name: "Hana Sato", title: "Head of people" });

/** Owners are roles, so that the documents outlive a departure. */
export const cto = defineRole({ id: "cto", title: "CTO", holder: amara });
export const platform = defineRole({ id: "platform-lead", title: "Platform lead", holder: luca });
export const people = defineRole({ id: "head-of-people", title: "Head of people", holder: hana });
