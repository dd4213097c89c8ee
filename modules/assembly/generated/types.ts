// Generated from runtime/wit/robot.wit by `node scripts/generate.mjs`; do not edit.
// The interface types of the robot API for AssemblyScript; results fill objects of the caller.

/** Why a call was not carried out. The list is closed: it does not grow within this version. */
export enum RobotError {
  /** Another session holds the right to move the robot. */
  NoLease,
  /** This session held the lease and lost it. */
  LeaseLost,
  /** A stop, a protective stop or an e-stop is in force. */
  Stopped,
  /** A hazard blocks motion in this direction. */
  Hazard,
  /** The zone of the grant ends here. */
  Zone,
  /** The robot does not know well enough where it is. */
  PoseUnknown,
  /** This robot cannot do that. */
  Unsupported,
  /** The device or the link to it does not answer. */
  Unavailable,
  /** What is known is older than its stated age. */
  Stale,
  /** An argument is out of range, or not a finite number. */
  Invalid,
}

/** The name of a case, as the robot's own logs write it. */
export function robotErrorName(value: RobotError): string {
  switch (value) {
    case RobotError.NoLease:
      return "no-lease";
    case RobotError.LeaseLost:
      return "lease-lost";
    case RobotError.Stopped:
      return "stopped";
    case RobotError.Hazard:
      return "hazard";
    case RobotError.Zone:
      return "zone";
    case RobotError.PoseUnknown:
      return "pose-unknown";
    case RobotError.Unsupported:
      return "unsupported";
    case RobotError.Unavailable:
      return "unavailable";
    case RobotError.Stale:
      return "stale";
    case RobotError.Invalid:
      return "invalid";
    default:
      return "?";
  }
}
