// Which view draws which screen.

import type { Component } from 'svelte';
import type { Screen } from '../features/session/route.svelte';
import CasesView from './CasesView.svelte';
import ChannelView from './ChannelView.svelte';
import CheckInView from './CheckInView.svelte';
import CustomersView from './CustomersView.svelte';
import DeskView from './DeskView.svelte';
import ExperimentsView from './ExperimentsView.svelte';
import HistoryView from './HistoryView.svelte';
import JoinView from './JoinView.svelte';
import ProtectionView from './ProtectionView.svelte';
import SetUpView from './SetUpView.svelte';
import SignInView from './SignInView.svelte';
import ThanksView from './ThanksView.svelte';
import TogetherView from './TogetherView.svelte';
import TrendsView from './TrendsView.svelte';
import WelcomeView from './WelcomeView.svelte';

export const VIEWS = {
  welcome: WelcomeView,
  set_up: SetUpView,
  join: JoinView,
  sign_in: SignInView,
  check_in: CheckInView,
  history: HistoryView,
  thanks: ThanksView,
  trends: TrendsView,
  customers: CustomersView,
  together: TogetherView,
  experiments: ExperimentsView,
  desk: DeskView,
  protection: ProtectionView,
  channel: ChannelView,
  cases: CasesView,
} satisfies Record<Screen, Component>;
