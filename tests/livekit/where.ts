import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The real server's binary, where there is one (LIVEKIT_SERVER; .ci/run builds it). */
export const livekitBinary = (): string | null => {
  const path = process.env.LIVEKIT_SERVER;
  return path && existsSync(path) ? path : null;
};

/**
 * WebRTC gathers no candidates on the loopback interface. In a network of its own, with a second interface that carries
 * another address of 127/8, everything works without a single packet that leaves the machine.
 */
export const NAMESPACE = [
  'ip link set lo up',
  'ip link add qs0 type veth peer name qs1',
  'ip addr add 127.0.0.2/32 dev qs0',
  'ip link set qs0 up',
  'ip link set qs1 up',
].join(' && ');

const canUnshare = (): boolean => spawnSync('unshare', ['-rn', 'sh', '-c', NAMESPACE], { stdio: 'ignore' }).status === 0;

/** Why the real thing cannot be tried here; null where it can. Told in a visible line by whoever skips. */
export function whyNot(): string | null {
  if (!livekitBinary()) return 'no LiveKit server (LIVEKIT_SERVER is not set to a binary)';
  if (!canUnshare()) return 'no right to make a network namespace (unshare -rn)';
  return null;
}
