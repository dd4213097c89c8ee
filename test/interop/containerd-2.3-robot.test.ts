/** The shim under containerd 2.3, with pods that drive a robot. */

import { robotSuite } from "./containerd-robot.js";

robotSuite("2.3");
