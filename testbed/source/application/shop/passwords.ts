import { compare, hash } from "bcrypt";

const hashes = new Map<string, string>();

class Passwords {
  async verify(user: string, password: string): Promise<boolean> {
    return compare(password, hashes.get(user) ?? "");
  }

  async set(user: string, password: string): Promise<void> {
    hashes.set(user, await hash(password, 12));
  }
}

export const passwords = new Passwords();
