import type { WebSocket } from 'ws';
import type { ErrorCode } from '#realtime/contract/errors.ts';
import type { IngestMessage } from '#realtime/contract/ingest.schema.ts';
import { errorBody } from '../shared/errors.ts';

export function tell(ws: WebSocket, message: IngestMessage): void {
  if (ws.readyState === ws.OPEN) ws.send(JSON.stringify(message));
}

export const tellError = (ws: WebSocket, code: ErrorCode, message: string): void => tell(ws, { type: 'error', code, message });

/** Says why, then closes. The close reason repeats the code for peers that read only that. */
export function refuse(ws: WebSocket, error: unknown): void {
  const { code, message } = errorBody(error).error;
  tellError(ws, code, message);
  ws.close(1008, code);
}
