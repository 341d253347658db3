export { apiOf, credentialOf, operationOf, type RawRequest } from "../call.ts";
export { checkAnswer, type Output, writeAnswer, writeFailure } from "./answer.ts";
