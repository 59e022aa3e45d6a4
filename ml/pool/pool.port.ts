/** Who waits for the answer, most urgent first. Finals go before partials, a live call before an upload. */
export const PRIORITIES = ['detect', 'live-final', 'live-partial', 'upload'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A kind of work: its name and the module that a worker loads when the first task of this kind arrives. */
export interface TaskKind<In, Out> {
  readonly name: string;
  /** URL of a module that exports `createHandler(setup): Promise<TaskHandler>`. */
  readonly module: string;
  /** Handed to `createHandler`; must survive a structured clone. */
  readonly setup: unknown;
  /** Never set: carries the types of input and output. */
  readonly types?: (input: In) => Out;
}

export interface Task<In, Out> {
  readonly kind: TaskKind<In, Out>;
  readonly input: In;
}

export interface TaskOptions {
  readonly priority: Priority;
  /** Takes a waiting task out of the queue; a running one finishes and its answer is thrown away. */
  readonly signal?: AbortSignal;
  /** A `live-partial` that has waited this long is dropped. Other priorities are never dropped. */
  readonly deadlineMs?: number;
  /** Of tasks with one key only the newest partial waits, and a final sends the waiting partial away. */
  readonly key?: string;
}

/** Why a task has no answer. `superseded` and `dropped` happen to partials only. */
export type PoolErrorCode = 'aborted' | 'superseded' | 'dropped' | 'closed' | 'worker_lost' | 'task_failed';

export class PoolError extends Error {
  readonly code: PoolErrorCode;
  constructor(code: PoolErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PoolError';
    this.code = code;
  }
}

/** Counters since the start, and gauges as they are now. */
export interface PoolStats {
  readonly workers: number;
  readonly running: number;
  readonly waiting: Readonly<Record<Priority, number>>;
  readonly done: Readonly<Record<Priority, number>>;
  /** Partials given up because they waited past their deadline. */
  readonly dropped: number;
  /** Partials replaced by newer words of the same speaker before they ran. */
  readonly superseded: number;
  readonly failed: number;
  readonly restarts: number;
}

export interface MlPool {
  /** Rejects with a PoolError. */
  run<In, Out>(task: Task<In, Out>, options: TaskOptions): Promise<Out>;
  /** Loads these kinds in every worker, so that the first call does not pay for it. */
  warm(kinds: readonly TaskKind<never, unknown>[]): Promise<void>;
  stats(): PoolStats;
  /** Ends waiting tasks, lets running ones finish up to `capMs`, releases every session, ends the workers. */
  close(capMs?: number): Promise<void>;
}

/** What the module of a task kind makes, once a worker. */
export interface TaskHandler<In, Out> {
  run(input: In): Promise<Out>;
  /** Releases the sessions: a worker that ends with live ones aborts the process. */
  close(): Promise<void>;
}

export const isDropped = (error: unknown): boolean =>
  error instanceof PoolError && (error.code === 'dropped' || error.code === 'superseded' || error.code === 'aborted');
