/** One robot in one world, a fixed step at a time. Same world, seed and commands: same numbers, bit for bit. */

import type { Pose2d, RobotState } from "../../protocol/index.js";
import { Battery } from "./battery.js";
import { BODY, CARPET, LIDAR, STEP_S, TOUCH_GAP } from "./body.js";
import { moveCircle, touches } from "./contact.js";
import { dockStatus } from "./dock.js";
import { drive, STANDSTILL, withinBody, type Motion } from "./drive-train.js";
import { Faults, SENSORS, type SensorName } from "./faults.js";
import { WorldError } from "./errors.js";
import { inPolygon, rectangle, wrapAngle } from "./geometry.js";
import { hangingWheels, HazardLog, senseHazards } from "./hazard-sensors.js";
import { IncidentLog } from "./incidents.js";
import { ANGLE_INCREMENT, ANGLE_MIN, scanFrom } from "./lidar.js";
import { Localiser, POSE_DEVIATION } from "./localiser.js";
import { Odometry } from "./odometry.js";
import { createRandom, type Random } from "./random.js";
import type { FurnitureEntry } from "./world-file.js";
import { isFree, withFurniture, type World } from "./world.js";

/** What is so, whatever the sensors say. */
export interface Truth {
  readonly steps: number;
  readonly pose: Pose2d;
  /** How the body moves over the ground. */
  readonly motion: Motion;
  /** What the wheels do. */
  readonly wheels: Motion;
  readonly commanded: Motion;
  readonly touching: boolean;
  readonly fallen: boolean;
}

export class Simulation {
  readonly faults: Faults = new Faults();
  readonly incidents: IncidentLog = new IncidentLog();
  readonly battery: Battery = new Battery(0.9);
  readonly #odometry: Odometry;
  readonly #localiser: Localiser;
  readonly #lidarNoise: Random;
  readonly #hazards: HazardLog = new HazardLog();
  #world: World;
  #truth: Truth;
  #state: RobotState = {};

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#odometry = new Odometry(createRandom(seed, "odometry"));
    this.#localiser = new Localiser(createRandom(seed, "pose"));
    this.#lidarNoise = createRandom(seed, "lidar");
    this.#truth = {
      steps: 0,
      pose: world.start,
      motion: STANDSTILL,
      wheels: STANDSTILL,
      commanded: STANDSTILL,
      touching: false,
      fallen: false,
    };
  }

  /** As it stands now. */
  get world(): World {
    return this.#world;
  }

  get truth(): Truth {
    return this.#truth;
  }

  /** What the sensors last reported; a sensor that is gone is absent. */
  get state(): RobotState {
    return this.#state;
  }

  /** Sets what the wheels shall do; cut to what the body can. */
  command(wanted: Motion): void {
    this.#truth = { ...this.#truth, commanded: withinBody(wanted) };
  }

  /** Puts the robot somewhere, standing still; for tests and people. */
  place(pose: Pose2d): void {
    this.#truth = {
      ...this.#truth,
      pose,
      motion: STANDSTILL,
      wheels: STANDSTILL,
      touching: false,
      fallen: false,
    };
  }

  /** Something appears; throws `world-blocked` where the robot stands. */
  furnish(entry: FurnitureEntry): void {
    const world = withFurniture(this.#world, entry);
    const { x, y } = this.#truth.pose;
    if (inPolygon(x, y, rectangle(entry.at, entry.size, entry.turn)) || !isFree(world, { x, y })) {
      throw new WorldError("world-blocked", `the robot stands where "${entry.name}" would appear`);
    }
    this.#world = world;
  }

  /** One step, which ends at `nowNs`. */
  step(nowNs: bigint): void {
    this.faults.advance();
    const before = this.#truth;
    const wheels =
      before.fallen || this.battery.fraction === 0 ? STANDSTILL : drive(before.wheels, before.commanded);
    const carpet = this.#onCarpet(before.pose);
    const turned: Motion = { v: wheels.v * (carpet ? CARPET.speed : 1), w: wheels.w };
    const grip = (carpet ? CARPET.grip : 1) * (1 - this.faults.slip);
    const way = turned.v * grip * STEP_S;
    const turn = turned.w * grip * STEP_S;
    const middle = before.pose.theta + turn / 2;
    const dx = way * Math.cos(middle);
    const dy = way * Math.sin(middle);
    const moved = moveCircle(this.world.solids, BODY.radius, before.pose.x, before.pose.y, dx, dy);
    const pose = { x: moved.x, y: moved.y, theta: wrapAngle(before.pose.theta + turn) };
    const along =
      ((moved.x - before.pose.x) * Math.cos(middle) + (moved.y - before.pose.y) * Math.sin(middle)) / STEP_S;
    const fallen = before.fallen || hangingWheels(this.world, pose).length > 0;
    const motion = fallen ? STANDSTILL : { v: along, w: turn / STEP_S };
    const steps = before.steps + 1;
    this.#truth = {
      ...before,
      steps,
      pose,
      motion,
      wheels: fallen ? STANDSTILL : wheels,
      touching: moved.touched,
      fallen,
    };
    const where = { atNs: nowNs, x: pose.x, y: pose.y, speed: before.motion.v };
    if (moved.touched && !before.touching) {
      const seen = touches(this.world.seen, pose.x, pose.y, BODY.radius + TOUCH_GAP).length > 0;
      this.incidents.add({ kind: "touch", ...where, seen });
    }
    if (fallen && !before.fallen) this.incidents.add({ kind: "fall", ...where });
    this.#sense(nowNs, turned);
  }

  #sense(stampNs: bigint, wheels: Motion): void {
    const { pose, steps } = this.#truth;
    const seen = this.#odometry.advance(wheels);
    const estimate = this.#localiser.estimate(pose, this.faults.offset);
    const dock = dockStatus(this.world, pose);
    const docked = dock === "docked";
    this.battery.advance(docked, Math.abs(wheels.v) / BODY.maxSpeed + Math.abs(wheels.w) / BODY.maxTurn);
    this.#hazards.update([...senseHazards(this.world, pose), ...this.faults.extra], stampNs);
    const turn = steps % LIDAR.everySteps === 1;
    const scan = turn
      ? {
          stampNs,
          angleMin: ANGLE_MIN,
          angleIncrement: ANGLE_INCREMENT,
          rangeMin: LIDAR.rangeMin,
          rangeMax: LIDAR.rangeMax,
          ranges: scanFrom(this.world.seen, pose, this.#lidarNoise),
        }
      : this.#state.scan;
    const fresh: RobotState = {
      odometry: { stampNs, pose: this.#odometry.pose, velocity: { vx: seen.v, vy: 0, wz: seen.w } },
      battery: this.battery.state(stampNs, docked),
      ...(scan === undefined ? {} : { scan }),
      hazards: { stampNs, present: this.#hazards.present },
      dock: { stampNs, status: dock, place: this.world.dock },
      pose: { stampNs, pose: estimate, deviation: POSE_DEVIATION },
    };
    this.#state = this.#withFaults(fresh);
  }

  #withFaults(fresh: RobotState): RobotState {
    if (this.faults.gone.size === 0 && this.faults.frozen.size === 0) return fresh;
    const state: { -readonly [K in SensorName]?: RobotState[K] } = { ...fresh };
    for (const name of this.faults.frozen) Object.assign(state, { [name]: this.#state[name] });
    for (const name of SENSORS)
      if (this.faults.gone.has(name) || state[name] === undefined) delete state[name];
    return state;
  }

  #onCarpet({ x, y }: Pose2d): boolean {
    return this.world.carpets.some(({ polygon }) => inPolygon(x, y, polygon));
  }
}
