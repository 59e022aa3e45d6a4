import type { BoardEvent } from '#realtime/contract/socket.schema.ts';
import type { Clock } from '../shared/clock.ts';
import type { LogStore } from './log-store.port.ts';
import { localPublisher, type Publisher } from './publisher.ts';
import { createSequencedLog } from './sequenced-log.ts';

export type BoardName = BoardEvent['board'];

/** Whose line it is; null: everybody's of the workspace. */
export interface Audience {
  ownerId: string | null;
  teamId: string | null;
}
export interface BoardLine {
  board: BoardName;
  seq: number;
  at: number;
  kind: string;
  id: string;
  data: unknown;
  audience: Audience;
}
export type BoardDraft = Omit<BoardLine, 'seq' | 'at' | 'board'>;

export interface BoardLog {
  append(workspaceId: string, board: BoardName, draft: BoardDraft): Promise<BoardLine>;
  head(workspaceId: string, board: BoardName): Promise<number>;
  follow(
    workspaceId: string,
    board: BoardName,
    afterSeq: number,
    listener: (line: BoardLine) => void,
  ): Promise<{ seq: number; stop(): void }>;
  flush(): Promise<void>;
}

export const boardStream = (workspaceId: string, board: BoardName): string => `${workspaceId}/${board}`;
export const readBoardStream = (stream: string): { workspaceId: string; board: BoardName } => {
  const cut = stream.lastIndexOf('/');
  return { workspaceId: stream.slice(0, cut), board: stream.slice(cut + 1) as BoardName };
};

/** The boards' lines, numbered per workspace and board, by the same log as the calls. */
export function createBoardLog(options: {
  store: LogStore<BoardLine>;
  clock: Clock;
  publisher?: Publisher<BoardLine>;
  onFailed?(error: unknown): void;
}): BoardLog {
  const log = createSequencedLog<BoardDraft, BoardLine>({
    ...options,
    publisher: options.publisher ?? localPublisher(),
    stamp: (stream, draft, seq, at) => ({ ...draft, board: readBoardStream(stream).board, seq, at }),
  });
  return {
    append: (workspaceId, board, draft) => log.append(boardStream(workspaceId, board), draft),
    head: (workspaceId, board) => log.head(boardStream(workspaceId, board)),
    follow: (workspaceId, board, afterSeq, listener) => log.follow(boardStream(workspaceId, board), afterSeq, listener),
    flush: () => log.flush(),
  };
}
