/** `framework-soc2`: the group of a framework's criteria. */
export function frameworkToken(framework: string): string {
  return `framework-${escaped(framework).toLowerCase()}`;
}

/** `soc2-cc6.1`: a criterion as a control of the catalogue. */
export function criterionToken({
  framework,
  id,
}: {
  readonly framework: string;
  readonly id: string;
}): string {
  return `${escaped(framework)}-${escaped(id)}`.toLowerCase().replace(/^(?![a-z_])/, "_");
}

/** `control-key-rotation`: what the company does, as a control of the catalogue. */
export function controlToken(id: string): string {
  return `control-${id}`;
}

/** What a control of the catalogue says. */
export function statementToken(control: string): string {
  return `${control}_smt`;
}

/** What is held to where a control of the catalogue is assessed. */
export function objectiveToken(control: string): string {
  return `${control}_obj`;
}

function escaped(id: string): string {
  return id.replaceAll(/[^A-Za-z0-9.]/gu, (one) => `_${(one.codePointAt(0) as number).toString(16)}_`);
}
