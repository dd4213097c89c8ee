// The imports of sandpaw:robot as core functions, canonical ABI, UTF-16 strings. `ret` is a return area.

// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "drive")
export declare function motionDrive(vx: f64, vy: f64, wz: f64, ttlMs: u32, ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "stop")
export declare function motionStop(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "limits")
export declare function motionLimits(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/motion@0.1.0", "state")
export declare function motionState(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "odometry")
export declare function sensorsOdometry(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "battery")
export declare function sensorsBattery(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "scan")
export declare function sensorsScan(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "hazards")
export declare function sensorsHazards(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/sensors@0.1.0", "dock-state")
export declare function sensorsDockState(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "list")
export declare function cameraList(ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "describe")
export declare function cameraDescribe(name: usize, nameLength: i32, ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/camera@0.1.0", "capture")
export declare function cameraCapture(
  name: usize,
  nameLength: i32,
  format: i32,
  maxWidth: u32,
  maxHeight: u32,
  ret: usize,
): void;
// @ts-ignore: decorator
@external("sandpaw:robot/events@0.1.0", "wait")
export declare function eventsWait(timeoutMs: u32, ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/log@0.1.0", "write")
export declare function logWrite(level: i32, message: usize, messageLength: i32): void;
// @ts-ignore: decorator
@external("sandpaw:robot/telemetry@0.1.0", "gauge")
export declare function telemetryGauge(name: usize, nameLength: i32, value: f64, ret: usize): void;
// @ts-ignore: decorator
@external("sandpaw:robot/telemetry@0.1.0", "counter")
export declare function telemetryCounter(name: usize, nameLength: i32, by: f64, ret: usize): void;
