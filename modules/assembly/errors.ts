/** Why a call was not carried out. The list is closed. */
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

/** The name of an error as the logs of the robot write it. */
export function errorName(error: RobotError): string {
  switch (error) {
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
    default:
      return "invalid";
  }
}
