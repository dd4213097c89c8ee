/** What one call from a guest into the engine costs, in this process, with the engine's own glue. */

import { GuestMemory, linkRobot, type GlueHost } from "@sandpaw/runtime/engine";
import { createSnapshot, FUNCTIONS, putSnapshot, succeed } from "@sandpaw/runtime/protocol";
import { instantiateGuest } from "./guest.js";
import { nsPerCall, type Figure } from "./measure.js";

const SOURCE = `
@external("bench", "nothing") declare function nothing(): i32;
@external("sandpaw:robot/sensors@0.1.0", "odometry") declare function odometry(ret: usize): void;
@external("sandpaw:robot/sensors@0.1.0", "scan") declare function scan(ret: usize): void;
@external("sandpaw:robot/camera@0.1.0", "capture")
declare function capture(name: usize, length: i32, format: i32, width: i32, height: i32, ret: usize): void;
const RET: usize = memory.data(128, 8);
const RAYS: usize = memory.data(4096, 8);
const NAME: usize = memory.data(16, 8);
let image: usize = 0;
export function cabi_realloc(old: usize, oldSize: usize, align: usize, size: usize): usize {
  if (size <= 4096) return RAYS;
  if (image == 0) image = heap.alloc(size);
  return image;
}
export function callNothing(n: i32): i32 { let sum = 0; for (let i = 0; i < n; i++) sum += nothing(); return sum; }
export function callOdometry(n: i32): f64 { let sum = 0.0; for (let i = 0; i < n; i++) { odometry(RET); sum += load<f64>(RET + 16); } return sum; }
export function callScan(n: i32): f32 { let sum: f32 = 0; for (let i = 0; i < n; i++) { scan(RET); sum += load<f32>(load<u32>(RET + 48)); } return sum; }
export function callCapture(n: i32): void { store<u16>(NAME, 0x66); for (let i = 0; i < n; i++) capture(NAME, 1, 1, 640, 480, RET); }
`;

type Loop = (calls: number) => unknown;

function isLoop(value: unknown): value is Loop {
  return typeof value === "function";
}

/** Measures a scalar call, two hot reads, and a picture. */
export async function hostCalls(): Promise<readonly Figure[]> {
  const snapshot = createSnapshot();
  const pose = { x: 1, y: 2, theta: 0.5 };
  const velocity = { vx: 0.1, vy: 0, wz: 0 };
  putSnapshot(snapshot, "sensors.odometry", succeed({ stampNs: 1n, pose, velocity }));
  const ranges = new Float32Array(360).fill(2);
  const rays = { angleMin: -Math.PI, angleIncrement: Math.PI / 180, rangeMin: 0.1, rangeMax: 10 };
  putSnapshot(snapshot, "sensors.scan", succeed({ stampNs: 1n, ...rays, ranges }));
  const held = {
    bytes: snapshot,
    words: new Int32Array(snapshot.buffer, snapshot.byteOffset, snapshot.length >> 2),
  };
  const data = new Uint8Array(640 * 480 * 3);
  const picture = FUNCTIONS["camera.capture"].encodeResult(
    succeed({ stampNs: 1n, width: 640, height: 480, format: "rgb8", data }),
  );
  const host: GlueHost = {
    snapshot: () => held,
    call: () => picture,
    wait: () => undefined,
    log: () => {},
  };
  const guest = new GuestMemory("utf16");
  const imports = { ...linkRobot(guest, host, ["sensors", "camera"]), bench: { nothing: () => 1 } };
  const exports = await instantiateGuest(SOURCE, imports);
  guest.bind(exports);
  const loop = (name: string): Loop => {
    const found = exports[name];
    if (!isLoop(found)) throw new Error(`the guest has no ${name}`);
    return found;
  };
  return [
    // Often: V8 takes its time to compile both sides of so small a call.
    { name: "scalar host call", value: nsPerCall(loop("callNothing"), 500_000, 100), unit: "ns", goal: 10 },
    {
      name: "odometry from the held snapshot",
      value: nsPerCall(loop("callOdometry"), 300_000),
      unit: "ns",
      goal: 60,
    },
    {
      name: "scan of 360 ranges from the held snapshot",
      value: nsPerCall(loop("callScan"), 200_000),
      unit: "ns",
      goal: 200,
    },
    {
      name: "picture of 640×480 RGB, answer to guest memory",
      value: nsPerCall(loop("callCapture"), 200) / 1000,
      unit: "µs",
    },
  ];
}
