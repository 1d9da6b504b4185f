// What wrangler prints, kept back until the house is ready: its tables of bindings would bury the banner.

const loudestProblems = /\[ERROR\]|✘/;
/** Our own waiting and the cron triggers would fill the screen. */
const ownRequests = /GET \/healthz 200|\/cdn-cgi\//;

export class DevLog {
  #kept: string[] = [];
  #isOpen = false;

  /** Prints the line, or keeps it while the house starts; the first error opens the log, since a person must act. */
  add(line: string): void {
    if (loudestProblems.test(line)) this.open(this.#kept);
    if (!this.#isOpen) this.#kept.push(line);
    else if (!ownRequests.test(line)) console.log(line);
  }

  /** From now on lines are printed as they come. */
  open(first: string[] = []): void {
    for (const line of first) console.log(line);
    this.#kept = [];
    this.#isOpen = true;
  }

  /** What was never printed, for a house that ended before it was ready. */
  heldBack(): string {
    return this.#kept.join('\n');
  }
}
