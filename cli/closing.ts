/** Things to end, the newest first, whatever happens to each. */

/** A stack of what must be ended. */
export class Closing {
  readonly #steps: (() => unknown)[] = [];

  /** Adds a step; it runs before those that were added earlier. */
  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Runs every step once; throws the first failure after all have run. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
