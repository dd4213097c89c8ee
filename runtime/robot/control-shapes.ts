/** The checkers of `ControlMethods` and `ViewMethods`: what a client may put into params, and nothing else. */

import { checkGrant } from "../policy/index.js";
import {
  booleanShape,
  integerShape,
  LineError,
  listShape,
  numberShape,
  objectShape,
  optional,
  stringShape,
  wordShape,
  type ControlMethods,
  type Identity,
  type Shape,
  type ViewMethods,
} from "../protocol/index.js";

/** The checkers of the params of a table of methods. */
export type ParamShapes<M extends { readonly [K in keyof M]: { readonly params: unknown } }> = {
  readonly [K in keyof M]: Shape<M[K]["params"]>;
};

const nothing: Shape<Record<string, never>> = objectShape({});
const slot = stringShape(64, /^[a-z0-9-]+$/);

const identityShape: Shape<Identity> = objectShape({
  name: stringShape(253),
  digest: stringShape(80, /^sha256:[0-9a-f]{64}$/),
  module: stringShape(256),
  signer: stringShape(256),
  namespace: optional(stringShape(253)),
  podUid: optional(stringShape(64)),
});

const hello = objectShape({ version: integerShape(0, 1_000_000), client: stringShape(128) });

/** Params of `control.sock`. */
export const CONTROL_PARAMS: ParamShapes<ControlMethods> = {
  hello,
  beat: nothing,
  "slot.open": nothing,
  "slot.close": objectShape({ slot }),
  "session.open": objectShape({
    slot,
    grant: (value: unknown) => checkGrant(value),
    identity: identityShape,
    shape: optional(wordShape(["program", "reactor"])),
    record: optional(booleanShape),
  }),
  "session.stop": objectShape({ session: slot, graceMs: integerShape(0, 600_000) }),
  "session.hold": objectShape({ session: slot, held: booleanShape }),
  "session.exec": objectShape({
    session: slot,
    exec: integerShape(0, 0xffff_ffff),
    line: stringShape(16_384),
  }),
  "session.exec-drop": objectShape({ session: slot, exec: integerShape(0, 0xffff_ffff) }),
  "session.close": objectShape({ session: slot }),
  "session.withdraw": objectShape({ session: slot }),
  "world.advance": objectShape({ untilNs: stringShape(19, /^\d{1,19}$/) }),
};

const by = stringShape(128);
const speed = numberShape(-1000, 1000);
const place = numberShape(-1000, 1000);
const corner: Shape<readonly [number, number]> = (value, where) => {
  const [x, y, ...rest] = listShape(place, 2)(value, where);
  if (x === undefined || y === undefined || rest.length > 0)
    throw new LineError("params-invalid", `${where} is not two numbers`);
  return [x, y];
};

/** Params of `view.sock`. */
export const VIEW_PARAMS: ParamShapes<ViewMethods> = {
  hello,
  status: nothing,
  subscribe: objectShape({ rateHz: numberShape(0.1, 50) }),
  plan: nothing,
  camera: nothing,
  map: nothing,
  estop: objectShape({ by }),
  "estop.arm-clear": objectShape({ by }),
  "estop.clear": objectShape({ by, code: stringShape(64) }),
  "person.take": objectShape({ by, force: optional(booleanShape) }),
  "person.drive": objectShape({
    person: slot,
    velocity: objectShape({ vx: speed, vy: speed, wz: speed }),
    ttlMs: integerShape(0, 0xffff_ffff),
    sentNs: optional(stringShape(19, /^\d{1,19}$/)),
  }),
  "person.release": objectShape({ person: slot }),
  "no-go.set": objectShape({ by, area: listShape(corner, 64) }),
  "no-go.clear": objectShape({ by }),
  metrics: nothing,
};
