/** The topics of a recording: Foxglove's schemas where they have one, so that their tools show it as it is. */

import { FOXGLOVE_SCHEMAS } from "./foxglove-schemas.gen.js";
import { SESSION_ENCODING, SESSION_TOPIC } from "./entry.js";
import type { Topic } from "./mcap-part.js";

function own(name: string, properties: Readonly<Record<string, unknown>>): Topic["schema"] {
  return { name, text: JSON.stringify({ type: "object", properties, required: Object.keys(properties) }) };
}

function foxglove(name: keyof typeof FOXGLOVE_SCHEMAS): Topic["schema"] {
  return { name: `foxglove.${name}`, text: FOXGLOVE_SCHEMAS[name] };
}

const number = { type: "number" };
const string = { type: "string" };
const time = { type: "object", properties: { sec: { type: "integer" }, nsec: { type: "integer" } } };
const vector = { type: "object", properties: { x: number, y: number, z: number }, required: ["x", "y", "z"] };
const hazards = {
  type: "array",
  items: { type: "object", properties: { kind: string, source: string }, required: ["kind", "source"] },
};

/** Name of the MCAP metadata that says whose record a file is. */
export const METADATA = "sandpaw.recording";

/** A topic that people look at. */
export type SignalTopic =
  | "/odom"
  | "/tf"
  | "/scan"
  | "/pose"
  | "/cmd_vel"
  | "/motion"
  | "/battery"
  | "/hazards"
  | "/dock"
  | "/events";

const SCHEMAS: Readonly<Record<SignalTopic, Topic["schema"]>> = {
  "/odom": foxglove("Odometry"),
  "/tf": foxglove("FrameTransform"),
  "/scan": foxglove("LaserScan"),
  "/pose": foxglove("PoseInFrame"),
  // What the robot server commands the device, after every limit.
  "/cmd_vel": own("geometry_msgs/Twist", { linear: vector, angular: vector }),
  // Which rule limits motion, and which session has the lease.
  "/motion": own("sandpaw.Motion", { timestamp: time, limited_by: string, holder: string }),
  // `voltage` is null when the device does not know it; V. `fraction` is 0 to 1.
  "/battery": own("sandpaw.Battery", {
    timestamp: time,
    fraction: number,
    voltage: { type: ["number", "null"] },
    status: string,
  }),
  "/hazards": own("sandpaw.Hazards", { timestamp: time, present: hazards }),
  "/dock": own("sandpaw.Dock", { timestamp: time, status: string }),
  "/events": own("sandpaw.Event", { timestamp: time, code: string, message: string }),
};

const SIGNALS = Object.entries(SCHEMAS).map(([topic, schema]) => ({
  topic,
  messageEncoding: "json",
  ...(schema && { schema }),
}));

/** All topics of a file; a topic's channel id is its place here. */
export const TOPICS: readonly Topic[] = [
  { topic: SESSION_TOPIC, messageEncoding: SESSION_ENCODING },
  ...SIGNALS,
];

/** The channel of a topic. */
export function channelOf(topic: SignalTopic | typeof SESSION_TOPIC): number {
  return TOPICS.findIndex((one) => one.topic === topic);
}
