/** The shim under containerd 2.3, used by `ctr`. */

import { ctrSuite } from "./containerd-ctr.js";

ctrSuite("2.3");
