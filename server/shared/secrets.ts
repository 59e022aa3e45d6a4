import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits. With that much in it a plain hash is enough: there is nothing to guess, so nothing to slow down. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
