// Codes that look like those of invitations and fingerprints; they open nothing.

import { Fault } from '../backend';
import { chance } from './organisation';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Returns a code as it is compared: in capitals, without dashes and spaces. */
export function plain(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** Throws when a code cannot be one. */
export function checkCode(code: string): void {
  const letters = plain(code);
  if ([...letters].some((letter) => !LETTERS.includes(letter))) throw new Fault('code_character');
  if (letters.length < 17) throw new Fault('code_length');
}

/** Makes the code that belongs to some words. */
export function codeFor(words: string): string {
  const letters = Array.from({ length: 17 }, (_, at) => LETTERS[Math.floor(chance(words, at) * 32)]);
  return (letters.join('').match(/.{1,4}/g) ?? []).join('-');
}

/** Makes the fingerprint that belongs to some words. */
export function hash(words: string): string {
  return Array.from({ length: 64 }, (_, at) => Math.floor(chance(words, at) * 16).toString(16)).join('');
}
