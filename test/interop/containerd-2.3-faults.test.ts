/** What dies under tasks of containerd 2.3. */

import { faultSuite } from "./containerd-faults.js";

faultSuite("2.3");
