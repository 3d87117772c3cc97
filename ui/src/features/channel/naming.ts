// How recipients, sizes and receipts are written.

import type { RecipientView } from '../../backend/backend';
import { t } from '../../i18n';

/** Names a recipient with the role: "Leena Salo, shop steward". */
export function named(recipient: RecipientView): string {
  if (recipient.kind === 'hr' && recipient.role === 'hr') return t('recipient-hr', { name: recipient.name });
  return t('recipient-named', { name: recipient.name, role: recipient.role });
}

/** Names several recipients in one line. */
export function allNamed(recipients: RecipientView[]): string {
  return recipients.map(named).join(' · ');
}

/** Returns one group of a receipt as it is printed, counted from 1. */
export function groupOf(receipt: string, place: number): string {
  return receipt.split('-')[place - 1] ?? '';
}

/** Tells whether a typed group is the one of the receipt, however it was typed. */
export function isGroup(receipt: string, place: number, typed: string): boolean {
  const read = (text: string) =>
    text
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
  return typed.trim() !== '' && read(typed) === read(groupOf(receipt, place));
}
