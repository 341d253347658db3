export { guard } from "./mfa.js";
