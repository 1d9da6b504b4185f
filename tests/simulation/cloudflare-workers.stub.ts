// What product code imports from `cloudflare:workers`, outside the runtime: base classes that keep what they are given.

export class DurableObject<Env> {
  readonly ctx: unknown;
  readonly env: Env;
  constructor(ctx: unknown, env: Env) {
    this.ctx = ctx;
    this.env = env;
  }
}

export class WorkerEntrypoint<Env> extends DurableObject<Env> {}
