/** Why a batch is held, in plain words. */
import { amountToMilligram, counted, number } from '../../lib/format';
import { t } from '../../lib/i18n.svelte';

interface Told {
	name: string;
	values: Record<string, unknown>;
}

// The difference as the event's decoding gives it: a bare name, or {Name: {…}}.
function told(difference: unknown): Told {
	if (typeof difference === 'string') return { name: difference, values: {} };
	const [name, values] = Object.entries(record(difference))[0] ?? ['', {}];
	return { name, values: record(values) };
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function word(value: unknown): string {
	return typeof value === 'number' || typeof value === 'string' ? String(value) : '?';
}

function quantity(value: unknown): string {
	const { reduction, points } = record(value);
	const mass = reduction === undefined ? '?' : amountToMilligram(word(reduction));
	return t(`${mass}、${number(word(points))} 分`, `${mass} and ${counted(word(points), 'point')}`);
}

/** A day of the chain, counted from 1970-01-01, as a date. */
function date(day: unknown): string {
	const moment = new Date(86_400_000 * Number(word(day)));
	return Number.isNaN(moment.getTime()) ? '?' : moment.toISOString().slice(0, 10);
}

/** One sentence on what differed. */
export function differenceInWords(difference: unknown): string {
	const { name, values } = told(difference);
	switch (name) {
		case 'Malformed':
			return t(
				'其内容不是按参与者和日期递增排列的本期活动记录。',
				'Its bytes are not a sequence of activity records of the period in ascending order of participant and day.',
			);
		case 'NotAscending':
			return t(
				'它没有接在上一个数据块之后，同一人同一天可能被重复计算。',
				'It does not follow the chunk before it: a person’s day might have been counted twice.',
			);
		case 'Count':
			return t('记录数或页数与该数据块自报的不一致。', 'It does not hold the number of records or pages it declares.');
		case 'Unknown':
			return t(
				`其中的参与者 ${word(values.participant)} 从未开户。`,
				`Participant ${word(values.participant)} in it never had an account.`,
			);
		case 'Record':
			return t(
				`参与者 ${word(values.participant)} 在 ${date(values.day)} 的记录超出了方法学允许的范围。`,
				`The record of participant ${word(values.participant)} for ${date(values.day)} lies outside the range the methodology permits.`,
			);
		case 'Subtotal':
			return t(
				`链上重算得 ${quantity(values.quantified)}，与该数据块申报的小计不符。`,
				`The chain found ${quantity(values.quantified)}, which is not the subtotal the chunk claims.`,
			);
		case 'Total':
			return t(
				`连同这个数据块共 ${number(word(values.records))} 条记录、${quantity(values.fed)}，与核证的总数不符。`,
				`With it the batch comes to ${counted(word(values.records), 'record')}, ${quantity(values.fed)}, which is not what was attested.`,
			);
		case 'NotOwner':
			return t(
				`其中有参与者 ${word(values.participant)} 的记录，而减排项目的记录只能属于其所有者。`,
				`It holds a record of participant ${word(values.participant)}, while those of a project are its owner’s alone.`,
			);
		default:
			return t('内容与核证的不符。', 'It is not what was attested.');
	}
}
