/** What a behaviour answers to lines, in the order in which they were sent. */

import { type Run, SupervisorError } from "@sandpaw/runtime/supervisor";
import type { Answer, Line } from "@sandpaw/sdk/testing";

/** Lines under way. */
export interface Answers {
  /** Sends one, while the world stands. */
  ask(line: Line): void;
  /** What was answered; the behaviour must have ended or the world must stand. */
  settle(): readonly Answer[];
}

/** Far beyond the end of every simulation. */
const ANSWER_MS = 2_000_000_000;

/** Collects the answers of one run. */
export function collectAnswers(run: Run): Answers {
  const answers: Answer[] = [];

  async function ask({ at, line }: Line, place: number): Promise<void> {
    answers[place] = { at, line, kind: "unanswered", text: "" };
    try {
      answers[place] = { at, line, kind: "answered", text: await run.exec(line, ANSWER_MS) };
    } catch (error) {
      if (!(error instanceof SupervisorError)) throw error;
      const kind = error.code === "exec-refused" ? "refused" : "unanswered";
      answers[place] = { at, line, kind, text: error.message };
    }
  }

  return {
    ask(line) {
      void ask(line, answers.length);
    },
    settle: () => [...answers],
  };
}
