import type { Greeting } from '#realtime/contract/socket.schema.ts';
import type { LiveTransport } from './transport.ts';

/** Whether the wire is up, for the shell. `since` is this browser's clock. */
export class Connection {
  phase = $state<'connecting' | 'up' | 'down'>('connecting');
  since = $state(Date.now());
  greeting = $state.raw<Greeting | null>(null);

  constructor(transport: LiveTransport) {
    if (transport.isUp()) this.phase = 'up';
    const to = (phase: 'up' | 'down') => {
      if (this.phase === phase) return;
      this.phase = phase;
      this.since = Date.now();
    };
    this.close = transport.listen({ up: () => to('up'), down: () => to('down'), greeting: (g) => (this.greeting = g) });
  }
  close: () => void;
}
