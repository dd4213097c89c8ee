/** The map: what the range finder sees becomes a grid, and a way is found on it. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { loadWorld, Simulation, type World } from "@sandpaw/runtime/drivers";
import {
  cellOf,
  decodeMap,
  encodeMap,
  findRoute,
  layScan,
  OccupancyGrid,
  SIDE,
  startMapThread,
  UNKNOWN_PERCENT,
  type Place,
  type PlacedScan,
} from "@sandpaw/runtime/robot";
import * as fc from "fast-check";

import { suite, temporaryFolder } from "../../harness/index.js";

const test = suite("robot: map");

const FLAT: World = loadWorld("flat");
const RADIUS = 0.1725;

/** What a robot sees that is put to these places one after the other, five turns of the range finder at each. */
function scansAt(places: readonly (readonly [number, number])[]): readonly PlacedScan[] {
  const simulation = new Simulation(FLAT, 1);
  const scans: PlacedScan[] = [];
  let nowNs = 0n;
  for (const [x, y] of places) {
    simulation.place({ x, y, theta: 1 });
    for (let step = 0; step < 50; step += 1) {
      nowNs += 20_000_000n;
      simulation.step(nowNs);
      const { scan, pose } = simulation.state;
      if (scan?.stampNs === nowNs && pose) scans.push({ ...scan, pose: pose.pose });
    }
  }
  return scans;
}

function gridOf(scans: readonly PlacedScan[]): OccupancyGrid {
  const grid = new OccupancyGrid();
  for (const scan of scans) layScan(grid, scan);
  return grid;
}

const EVERYWHERE = scansAt([
  [3.2, 2.6],
  [1.6, 3.3],
  [5.8, 1.4],
  [4.5, 4.7],
  [1.3, 4.7],
  [6.4, 4.7],
  [1.9, 5.8],
  [4.3, 6.2],
  [6.6, 6.2],
]);

function oddsAt(grid: OccupancyGrid, x: number, y: number): number {
  return grid.cells[cellOf(y) * SIDE + cellOf(x)] ?? 0;
}

function length(places: readonly Place[]): number {
  return places.slice(1).reduce((sum, place, i) => {
    const before = places[i] ?? place;
    return sum + Math.hypot(place.x - before.x, place.y - before.y);
  }, 0);
}

test("walls are occupied, floor is free, what was never seen is not known", () => {
  const grid = gridOf(EVERYWHERE);
  assert.ok(oddsAt(grid, 3.2, 3) < 0, "the middle of the living room");
  assert.ok(oddsAt(grid, 4.5, 4.7) < 0, "the hall");
  const wall = [3.9, 3.95, 4].map((y) => oddsAt(grid, 4.2, y));
  assert.ok(Math.max(...wall) > 20, `the wall to the hall: ${wall.join(" ")}`);
  assert.equal(oddsAt(grid, -3, -3), 0);
  assert.equal(oddsAt(grid, 3.2, 7.2), 0, "inside of the wardrobe");
});

test("a way leads through two doors, and no nearer to a thing than the body needs", () => {
  const grid = gridOf(EVERYWHERE);
  const way = findRoute(grid, {
    from: { x: 3.2, y: 2.6 },
    to: { x: 1.9, y: 5.9 },
    radius: RADIUS,
    zones: [],
    marks: [],
  });
  assert.ok(way, "there is a way to the bedroom");
  const metres = length(way);
  assert.ok(metres > 3.5 && metres < 7, `${metres} m`);
  for (const { x, y } of way) {
    FLAT.solids.near(x, y, RADIUS, ({ distance }) => {
      assert.fail(`something stands ${distance} m from (${x}, ${y}) on the way`);
    });
  }
});

test("there is no way into a closed place, and none beyond the grid", () => {
  const grid = new OccupancyGrid();
  const box = (side: number): void => {
    for (let i = -side; i <= side; i += 1) {
      for (const [c, r] of [
        [i, -side],
        [i, side],
        [-side, i],
        [side, i],
      ] as const)
        grid.hit(SIDE / 2 + c, SIDE / 2 + r);
    }
  };
  box(40);
  const to = (x: number, y: number): boolean =>
    findRoute(grid, { from: { x: 0, y: 0 }, to: { x, y }, radius: RADIUS, zones: [], marks: [] }) !==
    undefined;
  assert.ok(to(1.5, 1.5), "within the walls, where nothing is known");
  assert.ok(!to(1.9, 0), "in the wall");
  assert.ok(!to(3, 0), "beyond the wall");
  for (const far of [26, 1e9, Number.MAX_VALUE, Infinity, NaN]) assert.ok(!to(far, 0), `${far}`);
});

test("an edge that was met closes the way over it", () => {
  const grid = gridOf(EVERYWHERE);
  const query = { from: { x: 6.4, y: 4.7 }, to: { x: 2, y: 4.7 }, radius: RADIUS, zones: [] };
  const free = findRoute(grid, { ...query, marks: [] });
  const across = Array.from({ length: 40 }, (_, i) => (cellOf(4) + i) * SIDE + cellOf(4.2));
  const around = findRoute(grid, { ...query, marks: across });
  assert.ok(free && around, "through kitchen and living room");
  assert.ok(length(around) > length(free) + 2, `${length(free)} m, around ${length(around)} m`);
  assert.ok(around.every(({ x, y }) => Math.hypot(x - 4.2, y - 4.7) > 0.5));
});

test("a scan of nonsense changes nothing that it should not, and never throws", () => {
  const odd = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 1e300, -1e300));
  fc.assert(
    fc.property(odd, odd, odd, odd, fc.array(odd, { maxLength: 20 }), (x, y, theta, step, ranges) => {
      const grid = new OccupancyGrid();
      layScan(grid, {
        stampNs: 0n,
        pose: { x, y, theta },
        angleMin: 0,
        angleIncrement: step,
        rangeMin: 0.1,
        rangeMax: 8,
        ranges: Float32Array.from(ranges),
      });
      const { known } = grid;
      if (known) assert.ok(known.columns <= 210 && known.rows <= 210, "no farther than rays are trusted");
    }),
    { numRuns: 300 },
  );
});

test("the file of a map gives the same map back; one that is cut or changed is refused", () => {
  const grid = gridOf(EVERYWHERE.slice(0, 10));
  const block = grid.known;
  assert.ok(block);
  const stored = { block, cells: grid.copy(block), edges: [5, 70_000] };
  const bytes = encodeMap(stored);
  assert.deepEqual(decodeMap(bytes), stored);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (at) => {
      assert.throws(() => decodeMap(bytes.subarray(0, at)));
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bad = Uint8Array.from(bytes);
      bad[at] = (bad[at] ?? 0) ^ flip;
      // A byte of gzip's own header may differ without harm; the cells never do.
      try {
        const read = decodeMap(bad);
        assert.equal(read.cells.length, read.block.columns * read.block.rows);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
    }),
    { numRuns: 200 },
  );
  assert.throws(() => decodeMap(fileWith({ columns: 1024, column: 1 })), /leaves its grid/);
  assert.throws(() => decodeMap(fileWith({ resolution: 0.1 })), /another grid/);
  assert.throws(() => decodeMap(fileWith({ rows: 0 })), /rows/);

  function fileWith(change: Readonly<Record<string, number>>): Uint8Array {
    const end = bytes.indexOf(0x0a);
    const header: unknown = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString());
    const changed = JSON.stringify(Object.assign({}, header, change));
    return Buffer.concat([Buffer.from(`${changed}\n`), bytes.subarray(end + 1)]);
  }
});

test("the thread keeps the map across its end, and begins blank when the file is no map", async () => {
  const file = join(temporaryFolder(), "map");
  const troubles: string[] = [];
  const start = () => startMapThread({ file, onTrouble: (why) => troubles.push(why) });
  const first = start();
  for (const scan of EVERYWHERE.slice(0, 5)) {
    assert.ok(first.tell("scan", scan));
    await first.settled();
  }
  const info = await first.ask("info", undefined);
  assert.ok(info && info.columns > 0 && info.resolution === 0.05);
  const tile = await first.ask("tile", { column: info.firstColumn, row: info.firstRow });
  assert.ok(tile);
  assert.ok(tile.cells.some((cell) => cell !== UNKNOWN_PERCENT && cell > 50));
  await first.close();
  await assert.rejects(first.ask("info", undefined));

  const second = start();
  const again = await second.ask("tile", { column: info.firstColumn, row: info.firstRow });
  assert.deepEqual(again?.cells, tile.cells);
  await second.close();
  assert.deepEqual(troubles, []);

  writeFileSync(file, readFileSync(file).subarray(0, 200));
  const third = start();
  assert.equal(await third.ask("info", undefined), undefined);
  await third.close();
  assert.equal(troubles.length, 1);
});

test("a thread that is behind is given no more than it can hold", async () => {
  const map = startMapThread({ file: undefined, onTrouble: () => undefined });
  const [scan] = EVERYWHERE;
  assert.ok(scan);
  const taken = Array.from({ length: 100 }, () => map.tell("scan", scan)).filter(Boolean).length;
  assert.equal(taken, 8);
  const asked = await Promise.allSettled(Array.from({ length: 100 }, () => map.ask("info", undefined)));
  assert.equal(asked.filter(({ status }) => status === "rejected").length, 100 - (64 - 8));
  assert.ok(map.tell("scan", scan), "it has caught up");
  await map.close();
});

test.run();
