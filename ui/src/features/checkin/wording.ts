// How a question is worded.

import type { QuestionView } from '../../backend/backend';
import { t } from '../../i18n';
import { touchpointName } from '../group/names';

/** Returns the wording of a question. */
export function wording(question: QuestionView): string {
  const touchpoint = question.touchpoint === null ? '' : touchpointName(question.touchpoint);
  return t(`question-${question.bank_id}`, { touchpoint });
}

/** Lists the answers that a question takes, lowest first. */
export function answersOf(question: QuestionView): number[] {
  return Array.from({ length: question.highest - question.lowest + 1 }, (_, at) => question.lowest + at);
}
