/**
 * The wire protocol of the simulated vacuum, over a Unix socket or loopback TCP. Frames are those of
 * `protocol/frames.ts`: `u32 length | u8 op | payload`, little-endian. One client at a time controls the
 * device; when it goes, the device stands still.
 *
 * | op | from | payload |
 * | --- | --- | --- |
 * | hello | client | u32 `MAGIC`, u16 version |
 * | velocity | client | u64 sent ns, f64 forward m/s, f64 turn rad/s: until the next one, or until it expires |
 * | capture | client | u32 id, u8 camera, u8 format (0 grey8, 1 rgb8), u16 width, u16 height: at most |
 * | plan | client | u32 id |
 * | step | client | nothing; lockstep only: one step, answered by `state` |
 * | welcome | device | u8 mode (0 live, 1 lockstep), JSON (`RobotProfile`) |
 * | state | device | see `wire-state.ts` |
 * | picture | device | u32 id, u64 stamp ns, u8 format, u16 width, u16 height, pixels row by row |
 * | plan-data | device | u32 id, JSON (`FloorPlan`) |
 * | refused | device | UTF-8 `code: message`; the connection closes after it |
 */

export const MAGIC = 0x4d495350;
export const WIRE_VERSION = 1;

export const TO_DEVICE = { hello: 1, velocity: 2, capture: 3, plan: 4, step: 5 } as const;
export const FROM_DEVICE = { welcome: 129, state: 130, picture: 131, planData: 132, refused: 133 } as const;

/** Longest frame to the device, bytes. */
export const MAX_TO_DEVICE = 64;
/** Longest frame from the device, bytes: a 640×480 RGB picture, or a plan. */
export const MAX_FROM_DEVICE: number = 1024 * 1024;

export const PICTURE_FORMATS = ["grey8", "rgb8"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
