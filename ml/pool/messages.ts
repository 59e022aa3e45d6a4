/** To a worker. */
export type ToWorker =
  | { type: 'run'; id: number; kind: string; module: string; setup: unknown; input: unknown }
  | { type: 'load'; id: number; kind: string; module: string; setup: unknown }
  | { type: 'close' };

/** From a worker. */
export type FromWorker =
  | { type: 'done'; id: number; output: unknown }
  | { type: 'failed'; id: number; message: string };
