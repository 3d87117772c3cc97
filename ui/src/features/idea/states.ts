// How far ideas and promises have come, beside their words.

import type { IdeaState, PromiseState } from '../../backend/backend';
import type { IconName } from '../../ui/Icon.svelte';

export const ICON_OF = {
  new: 'idea',
  discussed: 'customers',
  being_tried: 'spark',
  adopted: 'good',
  declined: 'close',
} satisfies Record<IdeaState, IconName>;

export const PROMISE_ICON_OF = {
  not_yet: 'history',
  kept: 'good',
  kept_late: 'good',
  late: 'attention',
} satisfies Record<PromiseState, IconName>;

/** The states that an answer can give, in the order in which they are offered. */
export const ANSWERS = ['discussed', 'being_tried', 'adopted', 'declined'] as const satisfies IdeaState[];
