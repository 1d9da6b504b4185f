// A failure that the person at the keyboard can mend: it is told as a sentence, without a stack.

/** Thrown by scripts only; the message says what is wrong and what to do about it. */
export class Advice extends Error {}

/** Runs a script to its end; advice is printed as it stands, a bug with its stack, both with exit code 1. */
export async function runScript(script: () => Promise<void>): Promise<void> {
  try {
    await script();
  } catch (thrown) {
    console.error(thrown instanceof Advice ? `\n${thrown.message}` : thrown);
    process.exitCode = 1;
  }
}
