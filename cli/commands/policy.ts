import { type CommandGroup } from "../command.js";
import { policyExplain } from "./policy-explain.js";
import { policyShow } from "./policy-show.js";

/** `sandpaw policy`. */
export const policyCommand: CommandGroup = {
  name: "policy",
  summary: "what behaviours may do here, and why",
  description: [
    "A grant is what a behaviour gets: its request, narrowed by the ceiling of the key that signed it, by the policy " +
      "of this machine, by the annotations of its pod, and by the ceiling of the robot. Each hop can only take away. " +
      "An interface that any hop denies refuses the behaviour as a whole: it does not start.",
  ],
  commands: [policyExplain, policyShow],
};
