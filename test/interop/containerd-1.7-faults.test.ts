/** What dies under tasks of containerd 1.7. */

import { faultSuite } from "./containerd-faults.js";

faultSuite("1.7");
