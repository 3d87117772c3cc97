// An invented backend that behaves like the real one as far as the window can tell: for tests and for a browser.
// It keeps everything in memory, protects nothing and is not part of a built window. Its parts are in invented/.

import type { Backend } from './backend';
import { channel } from './invented/channel';
import { checkIn } from './invented/check_in';
import { customers } from './invented/customers';
import { desk } from './invented/desk';
import { entrance } from './invented/entrance';
import { experiments } from './invented/experiments';
import { figures } from './invented/figures';
import { insight } from './invented/insight';
import { thanks } from './invented/thanks';
import { type Start, World } from './invented/world';

export { RECOVERY } from './invented/entrance';
export type { Start } from './invented/world';

/** The answers, and what a test may look at and change behind them. */
export type InventedBackend = Backend & World;

/** Makes an invented backend. */
export function invent(start: Start = {}): InventedBackend {
  const world = new World(start);
  const answers: Backend = {
    ...entrance(world),
    ...checkIn(world),
    ...figures(world),
    ...customers(world),
    ...desk(world),
    ...insight(world),
    ...experiments(world),
    ...thanks(world),
    ...channel(world),
  };
  return Object.assign(world, answers);
}

/** Makes the invented backend that an address asks for, such as `?place=sample&roles=hr,member`. */
export function inventedFor(query: URLSearchParams): InventedBackend {
  const place = query.get('place');
  return invent({
    place: place === 'sample' || place === 'organisation' ? place : 'empty',
    roles: (query.get('roles') ?? '').split(',').filter((role) => role !== '') as Start['roles'],
    pauseMs: 40,
  });
}
