/** What the robot server refuses, and what can go wrong with it. */

import { CodedError, type ErrorTable } from "../protocol/index.js";

export const ROBOT_ERROR_CODES = [
  "robot-name-invalid",
  "robot-owned",
  "robot-folder-unsafe",
  "robot-arguments-invalid",
  "robot-ceiling-invalid",
  "hello-missing",
  "version-unsupported",
  "slot-unknown",
  "slot-busy",
  "slots-too-many",
  "session-unknown",
  "session-over",
  "exec-queue-full",
  "attach-refused",
  "engine-out-of-turn",
  "call-unknown",
  "call-not-granted",
  "advance-refused",
  "estop-not-latched",
  "estop-not-armed",
  "estop-code-wrong",
  "estop-cause-present",
  "estop-not-persisted",
  "estop-latched",
  "person-busy",
  "person-unknown",
  "person-barred",
  "no-go-invalid",
] as const;
export type RobotErrorCode = (typeof ROBOT_ERROR_CODES)[number];

export const ROBOT_ERRORS: ErrorTable<RobotErrorCode> = {
  "robot-name-invalid": {
    kind: "user",
    meaning: "The name of a robot is not a name.",
    remedy: "Use lower-case letters, digits and hyphens, at most 63, beginning with a letter or a digit.",
  },
  "robot-owned": {
    kind: "user",
    meaning: "Another robot server owns this robot.",
    remedy: "Stop the other one, or give this one another name and another robot.",
  },
  "robot-folder-unsafe": {
    kind: "user",
    meaning: "The run folder of the robot can be changed by other users.",
    remedy: "Remove it, or choose a run folder that only this user owns (`--run-dir`, mode 0700).",
  },
  "robot-arguments-invalid": {
    kind: "user",
    meaning: "The robot server was started with arguments that it does not understand.",
    remedy: "Read `--help` of the robot server.",
  },
  "robot-ceiling-invalid": {
    kind: "user",
    meaning: "The robot server's own ceiling is not a ceiling, or others than its owner can change it.",
    remedy: "Mend the file that `--ceiling` names; only its owner may write it.",
  },
  "hello-missing": {
    kind: "user",
    meaning: "A client asked for something before it said hello.",
    remedy: "Send `hello` with the version first.",
  },
  "version-unsupported": {
    kind: "user",
    meaning: "A client speaks another version of the protocol.",
    remedy: "Use parts of sandpaw of the same version.",
  },
  "slot-unknown": {
    kind: "user",
    meaning: "This supervisor has no such slot.",
    remedy: "Open a slot with `slot.open` on this connection first.",
  },
  "slot-busy": {
    kind: "user",
    meaning: "The slot has a session already.",
    remedy: "End that session, or open another slot.",
  },
  "slots-too-many": {
    kind: "user",
    meaning: "The robot server keeps no more slots.",
    remedy: "Close slots that are not needed.",
  },
  "session-unknown": {
    kind: "user",
    meaning: "This supervisor has no such session.",
    remedy: "The session may have ended; read the notifications.",
  },
  "session-over": {
    kind: "user",
    meaning: "The session is stopping or has ended.",
    remedy: "Open a new session.",
  },
  "exec-queue-full": {
    kind: "user",
    meaning: "Too many lines wait for the behaviour.",
    remedy: "Wait until it has answered some.",
  },
  "attach-refused": {
    kind: "user",
    meaning: "An engine showed a token that is wrong, used, late, or meant for another engine.",
    remedy: "Open a new session; if nobody did this on purpose, look for what else runs on this machine.",
  },
  "engine-out-of-turn": {
    kind: "user",
    meaning: "An engine said something while its last request was not answered.",
    remedy: "Its session was ended; look at what runs in the engine.",
  },
  "call-unknown": {
    kind: "user",
    meaning: "An engine called a function that the robot API does not have.",
    remedy: "Use parts of sandpaw of the same version; if they are, look at what runs in the engine.",
  },
  "call-not-granted": {
    kind: "user",
    meaning: "An engine called a function of an interface that its session was not granted.",
    remedy: "Its session was ended; an engine of sandpaw does not link what is not granted.",
  },
  "advance-refused": {
    kind: "user",
    meaning: "A world cannot be advanced: it is live, or somebody else advances it.",
    remedy: "Start the robot server with `--lockstep`, and advance the world from one connection at a time.",
  },
  "estop-not-latched": {
    kind: "user",
    meaning: "There is no e-stop to clear.",
    remedy: "Nothing to do.",
  },
  "estop-not-armed": {
    kind: "user",
    meaning: "The first step of clearing the e-stop is missing, or too long ago.",
    remedy: "Begin again with the first step, and repeat its code within 30 s.",
  },
  "estop-code-wrong": {
    kind: "user",
    meaning: "The code of the second step is not the one of the first.",
    remedy: "Begin again with the first step.",
  },
  "estop-cause-present": {
    kind: "user",
    meaning:
      "The cause of the e-stop is still there: the robot hangs in the air, its hazard sensors tell nothing any more, or it does not answer.",
    remedy: "Remove the cause, then begin again with the first step.",
  },
  "estop-not-persisted": {
    kind: "system",
    meaning:
      "The e-stop acts, but could not be written to disk. Its file was removed, so that a restart finds it latched; " +
      "where the message says that this failed too, a restart would lose it.",
    remedy: "See that the robot server's state folder can be written, and press again.",
  },
  "estop-latched": {
    kind: "user",
    meaning: "Nobody drives while the e-stop is latched.",
    remedy: "Clear it in two steps first; the lease is yours then.",
  },
  "person-busy": {
    kind: "user",
    meaning: "Another person drives the robot.",
    remedy: "Ask that person to release it, or take it over in spite of them (`force`).",
  },
  "person-unknown": {
    kind: "user",
    meaning: "This is not a person's hold of the lease on this connection.",
    remedy: "Take the lease with `person.take`, and use the name that it answers on the same connection.",
  },
  "person-barred": {
    kind: "user",
    meaning: "The robot's own ceiling allows no motion, to nobody.",
    remedy: "Allow motion in the robot's ceiling file.",
  },
  "no-go-invalid": {
    kind: "user",
    meaning: "A no-go area is not a polygon: it crosses itself, or has no area.",
    remedy: "Draw it again, corner after corner around the area.",
  },
};

/** A refusal or a failure of the robot server. */
export class RobotdError extends CodedError<RobotErrorCode> {
  override readonly name = "RobotdError";

  constructor(code: RobotErrorCode, detail: string, options?: { cause?: unknown }) {
    super(ROBOT_ERRORS, code, detail, options);
  }
}
