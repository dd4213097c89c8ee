/** The shim under containerd 1.7, with pods that drive a robot. */

import { robotSuite } from "./containerd-robot.js";

robotSuite("1.7");
