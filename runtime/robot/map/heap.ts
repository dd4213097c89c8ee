/** A binary heap of numbers by cost; of equal costs the one that was put first comes first, so that runs repeat. */
export class Heap {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];
  readonly #orders: number[] = [];
  #count = 0;

  get isEmpty(): boolean {
    return this.#items.length === 0;
  }

  put(item: number, cost: number): void {
    this.#items.push(item);
    this.#costs.push(cost);
    this.#orders.push(this.#count);
    this.#count += 1;
    let at = this.#items.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) return;
      this.#swap(at, above);
      at = above;
    }
  }

  /** The cheapest; undefined when there is none. */
  take(): number | undefined {
    const first = this.#items[0];
    if (first === undefined) return undefined;
    this.#swap(0, this.#items.length - 1);
    this.#items.pop();
    this.#costs.pop();
    this.#orders.pop();
    let at = 0;
    while (true) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < this.#items.length && this.#isBefore(below, least)) least = below;
      }
      if (least === at) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#costs[a] ?? 0) - (this.#costs[b] ?? 0);
    return difference < 0 || (difference === 0 && (this.#orders[a] ?? 0) < (this.#orders[b] ?? 0));
  }

  #swap(a: number, b: number): void {
    for (const list of [this.#items, this.#costs, this.#orders]) {
      const kept = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = kept;
    }
  }
}
