// Where Bylaw's own packages find zod once they are built. Their sources import it by its name, and so do companies.
export * from "zod";
