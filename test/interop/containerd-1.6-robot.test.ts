/** The shim under containerd 1.6, with pods that drive a robot. */

import { robotSuite } from "./containerd-robot.js";

robotSuite("1.6");
