export const accounts = {
  async verify(body: unknown): Promise<void> {
    if (body === undefined) throw new Error("nobody");
  },
  async change(body: unknown): Promise<boolean> {
    return body !== undefined;
  },
};
