/** The failure harness: what the tests and the bench use of it. */

export { KINDS, type Kind } from "./kinds.js";
export { sample, type Sample } from "./sample.js";
