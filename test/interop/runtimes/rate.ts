/** How fast something is done, several at once. */

/** As many at once as `ctr` and kubelet may well ask for. */
export const WIDTH = 4;

/** How many a second, when `WIDTH` of them are under way at any time. */
export async function ratePerSecond<T>(
  items: readonly T[],
  one: (item: T) => Promise<void>,
): Promise<number> {
  const queue = [...items];
  const before = performance.now();
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await one(item);
    }),
  );
  return (1000 * items.length) / (performance.now() - before);
}
