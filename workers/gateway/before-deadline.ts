// Waiting for an answer no longer than it is worth; what was asked may go on.
export async function beforeDeadline<Answer>(
  asked: Promise<Answer>,
  milliseconds: number,
  late: () => Error,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  return Promise.race([asked, deadline]).finally(() => clearTimeout(timer));
}
