export async function verify({ name }) {
  return name === "ana" ? { name } : undefined;
}
