/** Keeps one side's sound in a file, from the first frame on; a crash loses at most the last two seconds. */
export interface RecordingSink {
  /** What the file held already when it was opened, ms. */
  readonly startMs: number;
  /** Mono, 16 kHz. Never throws and never blocks: a full disk makes it fail quietly, once, through `onFailure`. */
  write(pcm: Int16Array): void;
  /** Puts everything on the disk. */
  close(): Promise<{ durationMs: number }>;
}

export interface RecordingSinks {
  /** With the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Makes the file, or goes on at the end of one that is there already (its torn last page is cut off). */
  open(path: string, onFailure: (error: unknown) => void): Promise<RecordingSink>;
}
