/** Whatever was thrown, as an Error with a stack: uvu breaks on anything else. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error(`thrown value is not an Error: ${String(thrown)}`);
}
