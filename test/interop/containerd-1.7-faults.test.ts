import { faultSuite } from "./containerd-faults.js";

faultSuite("1.7");
