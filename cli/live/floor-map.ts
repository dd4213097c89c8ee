/** Draws the floor, what the robot has swept, its path, what its lidar sees, and the robot. */

import type { FloorPlan, Pose2d, RobotStatus } from "@sandpaw/runtime/protocol";
import type { Style } from "../style.js";
import { BrailleCanvas } from "./braille.js";
import type { Trail } from "./trail.js";

/** From the least important to the most. */
const LAYER = {
  none: 0,
  swept: 1,
  path: 2,
  carpet: 3,
  furniture: 4,
  wall: 5,
  dock: 6,
  cliff: 7,
  seen: 8,
  robot: 9,
  label: 10,
};
/** The robot, pointing in eight directions, counter-clockwise from the right. */
const ARROWS = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];
/** Without a plan the map is this far around what is known, m. */
const MARGIN = 0.5;

interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** What is drawn. */
export interface MapScene {
  readonly plan: FloorPlan | null;
  readonly trail: Trail;
  readonly pose: Pose2d | null;
  readonly scan: RobotStatus["scan"];
}

/** The map as text of this size. */
export function drawMap(scene: MapScene, columns: number, rows: number, style: Style): string[] {
  const canvas = new BrailleCanvas(columns, rows);
  const at = projection(boundsOf(scene), canvas);
  const line = (a: readonly [number, number], b: readonly [number, number], layer: number): void => {
    canvas.line(...at(...a), ...at(...b), layer);
  };

  for (const [x, y] of scene.trail.swept()) {
    const [dotX, dotY] = at(x, y);
    // Every second dot, so that swept floor is a shade and not a surface.
    if (((Math.floor(dotX) + Math.floor(dotY)) & 1) === 0) canvas.dot(dotX, dotY, LAYER.swept);
  }
  for (const { kind, points } of scene.plan?.shapes ?? []) {
    if (kind === "room" || kind === "carpet") continue;
    points.forEach((point, i) => {
      line(point, points[(i + 1) % points.length] ?? point, LAYER[kind]);
    });
  }
  scene.trail.points.forEach((pose, i, all) => {
    const before = all[i - 1];
    if (before !== undefined && Math.hypot(pose.x - before.x, pose.y - before.y) < MARGIN) {
      line([before.x, before.y], [pose.x, pose.y], LAYER.path);
    }
  });
  for (const [x, y] of hits(scene)) canvas.dot(...at(x, y), LAYER.seen);
  for (const { kind, name, points } of scene.plan?.shapes ?? []) {
    if (kind === "room" && name !== undefined) canvas.label(...at(...middle(points)), name, LAYER.label);
  }
  if (scene.pose !== null) drawRobot(canvas, scene.pose, at);
  return canvas.lines((text, layer) => paint(text, layer, style));
}

function drawRobot(
  canvas: BrailleCanvas,
  pose: Pose2d,
  at: (x: number, y: number) => [number, number],
): void {
  const eighth = Math.round((pose.theta * 4) / Math.PI);
  canvas.glyph(...at(pose.x, pose.y), ARROWS[((eighth % 8) + 8) % 8] ?? "o", LAYER.robot);
}

/** Keeps the aspect ratio, and the middle in the middle. Up is +y. */
function projection(bounds: Bounds, canvas: BrailleCanvas): (x: number, y: number) => [number, number] {
  const width = bounds.maxX - bounds.minX;
  const height = bounds.maxY - bounds.minY;
  const scale = Math.min((canvas.width - 1) / width, (canvas.height - 1) / height);
  const left = (canvas.width - 1 - width * scale) / 2;
  const top = (canvas.height - 1 - height * scale) / 2;
  return (x, y) => [left + (x - bounds.minX) * scale, top + (bounds.maxY - y) * scale];
}

function boundsOf({ plan, trail, pose }: MapScene): Bounds {
  if (plan !== null) return plan.bounds;
  const points = [...trail.points, pose ?? { x: 0, y: 0 }];
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    minX: Math.min(...xs) - MARGIN,
    minY: Math.min(...ys) - MARGIN,
    maxX: Math.max(...xs) + MARGIN,
    maxY: Math.max(...ys) + MARGIN,
  };
}

function hits({ pose, scan }: MapScene): [number, number][] {
  if (pose === null || scan === null) return [];
  const step = scan.ranges.length === 0 ? 0 : (2 * Math.PI) / scan.ranges.length;
  return scan.ranges.flatMap((range, i): [number, number][] => {
    if (range === null) return [];
    const angle = pose.theta + scan.angleMin + i * step;
    return [[pose.x + range * Math.cos(angle), pose.y + range * Math.sin(angle)]];
  });
}

function middle(points: readonly (readonly [number, number])[]): [number, number] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

function paint(text: string, layer: number, style: Style): string {
  switch (layer) {
    case LAYER.swept:
      return style.blue(text);
    case LAYER.path:
      return style.cyan(text);
    case LAYER.furniture:
    case LAYER.wall:
    case LAYER.label:
      return style.dim(text);
    case LAYER.dock:
      return style.green(text);
    case LAYER.cliff:
      return style.red(text);
    case LAYER.robot:
      return style.bold(style.yellow(text));
    default:
      return text;
  }
}
