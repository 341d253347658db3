export async function routesInStore() {
  const response = await fetch("http://store.internal/routes");
  return response.json();
}
