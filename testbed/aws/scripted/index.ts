export { askedOf, credentialOf, type RawRequest } from "../call.ts";
export { checkAnswer, type Output, writeAnswer, writeFailure } from "./answer.ts";
