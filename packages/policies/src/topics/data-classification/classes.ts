import { type DataClass, defineDataClass } from "@bylaw/core";

export const publicData: DataClass = defineDataClass({
  id: "public",
  title: "Public",
  handling: "Anybody may read it, such as what stands on the website.",
});

export const internalData: DataClass = defineDataClass({
  id: "internal",
  title: "Internal",
  handling: "Everybody in the company may read it, such as plans and minutes. It is not published.",
});

export const confidentialData: DataClass = defineDataClass({
  id: "confidential",
  title: "Confidential",
  handling:
    "Those whose work needs it may read it, such as what customers entrust to the company. It is encrypted, stored and on its way.",
});

export const restrictedData: DataClass = defineDataClass({
  id: "restricted",
  title: "Restricted",
  handling:
    "Those whom the security owner has named may read it, such as keys, passwords and what is special about a person. It is encrypted, stored and on its way.",
});

/** From what harms nobody when it is lost to what harms most. */
export const dataClasses: readonly [DataClass, DataClass, DataClass, DataClass] = [
  publicData,
  internalData,
  confidentialData,
  restrictedData,
];
