// Which component asks which kind of question.

import type { Component } from 'svelte';
import type { QuestionKind, QuestionView } from '../../backend/backend';
import MoodQuestion from './MoodQuestion.svelte';
import NumberQuestion from './NumberQuestion.svelte';
import ScaleQuestion from './ScaleQuestion.svelte';

export interface QuestionProps {
  question: QuestionView;
  /** The answer; `null` when it was skipped, `undefined` when nobody touched it. */
  value: number | null | undefined;
}

export const ASKED_BY = {
  mood: MoodQuestion,
  scale: ScaleQuestion,
  recommendation: NumberQuestion,
  touchpoint: NumberQuestion,
} satisfies Record<QuestionKind, Component<QuestionProps, Record<string, never>, 'value'>>;
