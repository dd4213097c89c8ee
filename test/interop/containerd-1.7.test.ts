/** The shim under containerd 1.7, used by `ctr`. */

import { ctrSuite } from "./containerd-ctr.js";

ctrSuite("1.7");
