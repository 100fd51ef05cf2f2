/** Formulas in plain words. */
import { joined, small, type Code, type Declaration, type Window } from './declarations';
import type { Token } from './formula';
import { t } from './i18n.svelte';

/** A piece of an expression as one reads it: a name, which may be described elsewhere, or what stands between names. */
export interface Piece {
	name?: string;
	text: string;
}

/** An expression in words and signs that need not be learnt. */
export function pieces(expression: Token[]): Piece[] {
	const all: Piece[] = [];
	for (let at = 0; at < expression.length; at += 1) {
		const token = expression[at];
		const before = expression[at - 1];
		if (!token || token.text === '^') continue;
		if (before?.text === '^') all.push({ text: small(token.text) });
		else if (token.text === '[') {
			const end = expression.findIndex(({ text }, place) => place > at && text === ']');
			all.push({ text: '\u00a0' + joined(expression.slice(at + 1, end)) });
			at = end < 0 ? expression.length : end;
		} else if (before?.kind === 'number' && (token.kind === 'name' || token.text === 'points')) all.push({ text: '\u00a0' + token.text });
		else if (token.kind === 'name') all.push({ name: token.text, text: token.text });
		else all.push({ text: said(token.text, !before || (before.kind === 'sign' && !')]'.includes(before.text)) || before.kind === 'word') });
	}
	return all;
}

/** A sign or word of the language; `first` if no operand stands before it. */
function said(text: string, first: boolean): string {
	switch (text) {
		case '*':
			return ' × ';
		case '/':
			return ' ÷ ';
		case '-':
			return first ? '−' : ' − ';
		case '<':
			return ' < ';
		case '>':
			return ' > ';
		case '+':
			return ' + ';
		case '<=':
			return ' ≤ ';
		case '>=':
			return ' ≥ ';
		case '==':
			return ' = ';
		case '!=':
			return ' ≠ ';
		case ',':
			return t('，', ', ');
		case '(':
			return t('（', '(');
		case ')':
			return t('）', ')');
		case 'min':
			return t('取较小者', 'the smaller of ');
		case 'max':
			return t('取较大者', 'the greater of ');
		case 'floor':
			return t('向下取整', 'rounded down to a whole number: ');
		case 'if':
			return t('若 ', 'if ');
		case 'then':
			return t(' 则 ', ' then ');
		case 'else':
			return t(' 否则 ', ' otherwise ');
		case 'and':
			return t(' 且 ', ' and ');
		case 'or':
			return t(' 或 ', ' or ');
		case 'not':
			return t('非 ', 'not ');
		default:
			return text;
	}
}

/** What a name stands for. */
export interface Meaning {
	kind: 'input' | 'parameter' | 'step' | 'code';
	/** In both languages, `中文 / English`. */
	description: string;
	/** Of a parameter. */
	value: string;
}

const DAY: [string, string][] = [
	['month', '月份 / month'],
	['weekday', '星期几（周一为 1，周日为 7） / day of the week (Monday 1 to Sunday 7)'],
	['season', '季节 / season'],
];
const SEASONS: Code[] = [
	{ name: 'spring', description: '春（3 至 5 月） / spring (March to May)' },
	{ name: 'summer', description: '夏（6 至 8 月） / summer (June to August)' },
	{ name: 'autumn', description: '秋（9 至 11 月） / autumn (September to November)' },
	{ name: 'winter', description: '冬（12 至 2 月） / winter (December to February)' },
];

/** Whether a text asks for the season of the record's day. */
function asksForSeason(declared: Declaration[]): boolean {
	return declared.some((it) => {
		if (it.kind === 'table') return it.of === 'season' || it.by === 'season';
		return 'expression' in it && it.expression.some(({ text }) => text === 'season');
	});
}

/** What the names of a text stand for: its own, those of the record's day, and codes. */
export function meanings(declared: Declaration[]): Map<string, Meaning> {
	const all = new Map<string, Meaning>();
	const codes = declared.flatMap((it) => (it.kind === 'input' ? it.codes : []));
	const seasons = asksForSeason(declared) ? SEASONS : [];
	for (const { name, description } of [...seasons, ...codes]) {
		// Of one code in two categories under two titles, neither is said.
		const known = all.get(name);
		const said = description || name;
		all.set(name, { kind: 'code', description: !known || known.description === said ? said : name, value: '' });
	}
	for (const [name, description] of DAY) all.set(name, { kind: 'input', description, value: '' });
	for (const it of declared) {
		if (it.kind === 'input') all.set(it.name, { kind: 'input', description: it.description || it.name, value: '' });
		if (it.kind === 'parameter') {
			const value = [it.value, it.unit === '1' || it.value.includes(' ') ? '' : it.unit].filter(Boolean).join(' ');
			all.set(it.name, { kind: 'parameter', description: it.description || it.name, value });
		}
		if (it.kind === 'table') all.set(it.name, { kind: 'step', description: it.description || it.name, value: '' });
		if (it.kind === 'let') all.set(it.name, { kind: 'step', description: it.name, value: '' });
	}
	return all;
}

/** What a window is, around the name of the other input. */
export function windowWords({ kind, days }: Window, of: string): string {
	const span =
		typeof days === 'number'
			? t(`此前 ${days} 日内`, `over the ${days} days before`)
			: t('当月此前各日', 'over the earlier days of the month');
	switch (kind) {
		case 'sum':
			return t(`本人${span}“${of}”之和`, `the person’s own “${of}” ${span}, summed up`);
		case 'mean':
			return t(`本人${span}“${of}”的平均（按有记录之日）`, `the mean of the person’s own “${of}” ${span}, over days with a record`);
		case 'count':
			return t(`本人${span}有“${of}”记录的天数`, `the days with a record of the person’s own “${of}” ${span}`);
	}
}
