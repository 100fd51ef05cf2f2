/** Motions and votes in words. */
import type { Json } from '../../lib/acts';
import { counted } from '../../lib/format';
import { t } from '../../lib/i18n.svelte';
import type { Motion, Step } from '../../lib/motions';

/** Seconds from one block to the next. */
const BLOCK_SECONDS = 3;

/** How the votes stand. */
export function tally({ ayes, nays, threshold }: Pick<Motion, 'ayes' | 'nays' | 'threshold'>, seats: number): string {
	return t(
		`共 ${seats} 席，须 ${threshold} 票赞成；现赞成 ${ayes.length} 票，反对 ${nays.length} 票`,
		`${threshold} of ${seats} have to be for it: ${ayes.length} for, ${nays.length} against`,
	);
}

/** How long it is voted on. */
export function remaining({ end }: Pick<Motion, 'end'>, block: number): string {
	const left = end - block;
	if (left <= 0) return t('表决期已过', 'its days are over');
	const hours = Math.ceil((left * BLOCK_SECONDS) / 3600);
	return hours > 48
		? t(`约 ${Math.floor(hours / 24)} 天内表决`, `voted on for about ${counted(Math.floor(hours / 24), 'day')} more`)
		: t(`约 ${hours} 小时内表决`, `voted on for about ${counted(hours, 'hour')} more`);
}

/** What a button says. */
export function steps(step: Step, carried: boolean): string {
	switch (step) {
		case 'aye':
			return t('赞成', 'Vote for it');
		case 'nay':
			return t('反对', 'Vote against it');
		case 'close':
			return carried ? t('办理', 'Carry it out') : t('了结', 'Close it');
	}
}

/** What a vote says, and what follows. */
export function voting(step: Step, words: string, carried: boolean): { statement: string; button: string; done: string } {
	switch (step) {
		case 'aye':
			return {
				statement: t(
					`赞成：${words}达到所需票数后，须有一席办理。`,
					`Votes for this: ${words} Once enough did, one of them carries it out.`,
				),
				button: t('签名：赞成', 'Sign: for it'),
				done: t('赞成票', 'The vote is given.'),
			};
		case 'nay':
			return {
				statement: t(`反对：${words}`, `Votes against this: ${words}`),
				button: t('签名：反对', 'Sign: against it'),
				done: t('反对票', 'The vote is given.'),
			};
		case 'close':
			return carried
				? {
						statement: t(`提案已通过，现在办理：${words}`, `The motion is carried, and is carried out now: ${words}`),
						button: t('签名办理', 'Sign and carry it out'),
						done: t('已表决通过的事项', 'What was voted for is done.'),
					}
				: {
						statement: t(`提案未获通过，就此了结：${words}`, `The motion was not carried, and is closed: ${words}`),
						button: t('签名了结', 'Sign and close it'),
						done: t('未通过的提案', 'The motion is closed.'),
					};
	}
}

/** A document's first digest as a motion names it. */
export function digestOf(document: Json | undefined): string {
	return document !== null && typeof document === 'object' ? String(Object.values(document)[0]) : '';
}
