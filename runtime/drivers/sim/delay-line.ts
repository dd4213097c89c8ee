/** Hands things on in order, after a delay that a fault can set. */
export class DelayLine<T> {
  readonly #deliver: (item: T) => void;
  readonly #queue: { readonly item: T; readonly dueMs: number }[] = [];
  #timer: NodeJS.Timeout | undefined;
  delayMs = 0;

  constructor(deliver: (item: T) => void) {
    this.#deliver = deliver;
  }

  push(item: T): void {
    if (this.delayMs === 0 && this.#queue.length === 0) {
      this.#deliver(item);
      return;
    }
    this.#queue.push({ item, dueMs: performance.now() + this.delayMs });
    this.#timer ??= setTimeout(() => this.#flush(), this.delayMs);
  }

  /** Forgets what is still under way. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue.length = 0;
  }

  #flush(): void {
    this.#timer = undefined;
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      const wait = head.dueMs - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#flush(), wait);
        return;
      }
      this.#queue.shift();
      this.#deliver(head.item);
    }
  }
}
