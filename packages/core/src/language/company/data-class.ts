import { defined } from "../values/defined.ts";
import { listedSlug } from "../values/id.ts";

/** A class of data, and how data of it is handled. */
export interface DataClass {
  readonly kind: "data-class";
  readonly id: string;
  readonly title: string;
  /** Who may have it, and how it is kept, in a sentence. */
  readonly handling: string;
}

/** @example const confidential = defineDataClass({ id: "confidential", title: "Confidential", handling: "Encrypted; for those whose work needs it." }); */
export function defineDataClass(definition: Omit<DataClass, "kind">): DataClass {
  return defined({ kind: "data-class", ...definition, id: listedSlug("Data class", definition.id) });
}
