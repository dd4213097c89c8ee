/** The recordings of one robot: which sessions are recorded, and what each file says of itself. */

import type { RobotEvent } from "../../protocol/index.js";
import type { Body } from "../body.js";
import type { RobotServerOptions } from "../options.js";
import type { Seat } from "../registry.js";
import type { Snapshots } from "../snapshots.js";
import { createRecorder } from "./recorder.js";
import { createSessionTap, type SessionTap } from "./session-tap.js";

export interface Recordings {
  /** Begins the record of a session that has not attached yet. */
  readonly record: (seat: Seat) => SessionTap;
  /** What the robot does now goes into every open record. */
  readonly moment: () => void;
  readonly told: (event: RobotEvent) => void;
  readonly room: () => Promise<void>;
  close(): Promise<void>;
}

const SEED_BYTES = 8;

/** The recordings of one robot; nothing is made before the first. */
export function createRecordings(options: RobotServerOptions, body: Body, snapshots: Snapshots): Recordings {
  const { mode } = options;
  const { motion, happenings } = body;
  // World time begins at zero in every run, so that equal runs give equal records.
  const offsetNs = mode.kind === "live" ? BigInt(options.date().getTime()) * 1_000_000n - body.now() : 0n;
  const recorder = createRecorder({
    folder: options.recordDir,
    now: body.now,
    offsetNs,
    log: options.log,
    onFailed(id, why) {
      happenings.tell("recording-failed", `the record of ${id} ends here: ${why}`, { session: id });
    },
    onClosed(id, files) {
      happenings.tell("recording-closed", `the record of ${id} is in ${files.join(", ")}`, { session: id });
    },
  });

  return {
    record(seat) {
      const { id, grant, identity, shape } = seat.session.terms;
      const seed = mode.kind === "live" ? seedFrom(options.random(SEED_BYTES)) : mode.seed;
      const begun = options.date().toISOString();
      const log = recorder.open({
        id,
        stem: `${stemOf(identity.name)}-${id}-${begun.replaceAll(/[-:]|\.\d+/g, "")}`,
        metadata: {
          robot: options.name,
          profile: JSON.stringify(body.profile),
          mode: mode.kind,
          begun,
          session: id,
          name: identity.name,
          module: identity.module,
          digest: identity.digest,
          signer: identity.signer,
          shape,
          grant: JSON.stringify(grant),
        },
      });
      const refresh = (): void => {
        // In lockstep the world's steps renew it, which come only while the guest waits.
        if (mode.kind === "live") snapshots.renew(seat);
      };
      return createSessionTap({ log, seed, snapshot: seat.slot.snapshot, refresh });
    },
    moment() {
      const { limitedBy } = motion;
      const { commanded } = motion.safety;
      const holder = motion.lease.holder?.session ?? "-";
      recorder.moment({ state: body.state, commanded, limitedBy, holder });
    },
    told({ code, message }) {
      recorder.happening(code, message);
    },
    room: () => recorder.room(),
    close: () => recorder.close(),
  };
}

function seedFrom(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset, SEED_BYTES).getBigUint64(0);
}

/** A run's name as a part of a file's. */
function stemOf(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]/g, "_").slice(0, 64) || "run";
}
