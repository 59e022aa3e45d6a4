import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/** Upgrades are socket.io's (which attached itself), ingest's, or nobody's: those are ended at once. */
export function routeUpgrades(http: HttpServer, ingest: Upgrade): void {
  http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if ((req.url ?? '').startsWith('/socket.io/')) return;
    // Vite's own socket, in development.
    if (/^vite-(hmr|ping)$/.test(req.headers['sec-websocket-protocol'] ?? '')) return;
    // A peer that is gone while we answer is no error of the server's.
    socket.on('error', () => socket.destroy());
    if (!ingest(req, socket, head)) socket.destroy();
  });
}
