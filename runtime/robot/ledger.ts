/** What of this robot goes into its audit. */

import { openAudit } from "../audit/index.js";
import type { RobotEvent } from "../protocol/index.js";
import type { Body } from "./body.js";
import type { RobotServerOptions } from "./options.js";

export interface Ledger {
  readonly told: (event: RobotEvent) => void;
  readonly denied: (session: string, code: string) => void;
  /** After each cycle of the safety loop. */
  readonly cycle: () => void;
  close(): Promise<void>;
}

const NONE: Ledger = {
  told: () => undefined,
  denied: () => undefined,
  cycle: () => undefined,
  close: () => Promise.resolve(),
};

/** Opens the audit, if there is to be one. Throws when its folders cannot be used: a robot that must be audited does not run without. */
export function openLedger({ audit: wanted, name, date, machineNs }: RobotServerOptions, body: Body): Ledger {
  if (!wanted) return NONE;
  const { motion, happenings } = body;
  const audit = openAudit({
    ...wanted,
    robot: name,
    date,
    nowMs: () => Number(machineNs() / 1_000_000n),
    onTrouble(why) {
      if (why === undefined) happenings.tell("audit-resumed", "the audit is written again");
      else happenings.tell("audit-failed", `the audit cannot be written: ${why}`);
    },
  });
  return {
    told({ code, message }) {
      audit.note(code, message);
    },
    denied: (session, code) => {
      audit.denied(session, code);
    },
    cycle() {
      const { commanded, rule } = motion.safety;
      const pose = body.state.odometry?.pose;
      audit.moved({ ...commanded, who: motion.lease.holder?.session ?? "", rule, x: pose?.x, y: pose?.y });
    },
    close: () => audit.close(),
  };
}
