/** A row of a sequenced log: one stream (a call, a board), numbered from 1 without gaps. */
export interface Sequenced {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LogRow<T extends Sequenced> {
  readonly stream: string;
  readonly item: T;
}

/** Where a sequenced log keeps its rows. */
export interface LogStore<T extends Sequenced> {
  /** All rows or none. Rejects when a number of a stream is taken already. */
  append(rows: readonly LogRow<T>[]): Promise<void>;
  /** Rows of one stream with `seq > afterSeq`, in order, at most `limit`. */
  since(stream: string, afterSeq: number, limit: number): Promise<T[]>;
  /** The newest row of a stream, if any. */
  last(stream: string): Promise<T | null>;
}
