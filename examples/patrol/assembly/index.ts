// Goes through the flat from place to place, and home to the dock. Exit code: how many places it did not reach.

import { Action, log, motion, sensors } from "@sandpaw/sdk";

class Place {
  constructor(
    public name: string,
    public x: f64,
    public y: f64,
  ) {}
}

const ROUND: Place[] = [
  new Place("kitchen", 6.0, 1.2),
  new Place("cellar", 40.0, 0.0),
  new Place("bedroom", 1.9, 5.9),
];

export function main(): i32 {
  let missed = 0;
  for (let i = 0; i < ROUND.length; i++) {
    const place = ROUND[i];
    if (!arrived(place.name, motion.goTo(place.x, place.y).wait())) missed++;
  }
  if (!arrived("dock", motion.dock().wait())) missed++;
  const map = sensors.mapInfo();
  log.info(map.ok ? `the map has ${map.columns} × ${map.rows} tiles` : "there is no map");
  return missed;
}

function arrived(name: string, way: Action): bool {
  log.info(`${name}: ${way}`);
  return way.isDone;
}
