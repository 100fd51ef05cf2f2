/** What a formula's text declares, taken apart to be shown. */
import { tokens, type Token } from './formula';

const DECLARING = new Set(['unit', 'input', 'parameter', 'table', 'let', 'assert', 'result', 'vector']);

/** One of a category's codes. */
export interface Code {
	name: string;
	description: string;
}

/** Which of the same participant's earlier records an input is made of; `days` is null for the earlier days of the month. */
export interface Window {
	kind: 'sum' | 'mean' | 'count';
	of: string;
	days?: number | null;
}

export interface Row {
	kind: 'code' | 'below' | 'up_to' | 'otherwise';
	/** A code, or a bound with its unit; empty for the rest. */
	key: string;
	/** One for each column; one for a table of one key. */
	values: string[];
}

/** What a text declares, numbers as it writes them. */
export type Declaration =
	| { kind: 'unit'; name: string; value: string; citation: string }
	| { kind: 'input'; name: string; description: string; unit: string; codes: Code[]; window: Window | null; forPoints: boolean }
	| { kind: 'parameter'; name: string; description: string; unit: string; value: string; citation: string }
	| {
			kind: 'table';
			name: string;
			description: string;
			unit: string;
			of: string;
			/** The second key; empty if there is none. */
			by: string;
			columns: string[];
			rows: Row[];
			citation: string;
	  }
	| { kind: 'let'; name: string; expression: Token[] }
	| { kind: 'assert'; expression: Token[]; sentence: string }
	| { kind: 'result'; unit: string; expression: Token[] };

/** All that a text declares, in its order, but for its vectors. */
export function declarations(text: string): Declaration[] {
	const all = tokens(text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
	const starts = all.flatMap(({ text }, place) => (DECLARING.has(text) ? [place] : []));
	return starts.flatMap((start, place) => declaration(new Cursor(all.slice(start, starts[place + 1]))) ?? []);
}

/** Goes through the tokens of one declaration. */
class Cursor {
	private at = 0;

	constructor(private readonly all: Token[]) {}

	/** The token so far ahead. */
	ahead(by = 0): Token | undefined {
		return this.all[this.at + by];
	}

	take(): string {
		const text = this.ahead()?.text ?? '';
		this.at += 1;
		return text;
	}

	/** Passes what comes next if it is this. */
	is(text: string): boolean {
		const found = this.ahead()?.text === text;
		if (found) this.at += 1;
		return found;
	}

	/** A string without its quotes; empty if none comes next. */
	quoted(): string {
		return this.ahead()?.kind === 'text' ? this.take().replaceAll('"', '') : '';
	}

	/** What comes before the first of these, or before the end. */
	until(...ends: string[]): Token[] {
		const from = this.at;
		while (this.ahead() && !ends.includes(this.ahead()?.text ?? '')) this.at += 1;
		return this.all.slice(from, this.at);
	}

	/** A number with its unit. */
	given(): string {
		const from = this.at;
		this.is('-');
		this.take();
		if (this.is('[')) {
			this.until(']');
			this.take();
		} else if (this.ahead()?.text === 'points' || this.unitComes()) {
			this.take();
		}
		return quantity(this.all.slice(from, this.at));
	}

	/** Whether a symbol comes next, not the code of the row below. */
	private unitComes(): boolean {
		return this.ahead()?.kind === 'name' && this.ahead(1)?.text !== '->';
	}
}

function declaration(cursor: Cursor): Declaration | null {
	const kind = cursor.take();
	switch (kind) {
		case 'unit': {
			const name = cursor.take();
			cursor.is('=');
			return { kind, name, value: quantity(cursor.until('source')), citation: cited(cursor) };
		}
		case 'input':
			return input(cursor);
		case 'parameter': {
			const [name, description] = [cursor.take(), cursor.quoted()];
			cursor.is(':');
			const unit = joined(cursor.until('='));
			cursor.is('=');
			return { kind, name, description, unit, value: cursor.given(), citation: cited(cursor) };
		}
		case 'table':
			return table(cursor);
		case 'let': {
			const name = cursor.take();
			cursor.is('=');
			return { kind, name, expression: cursor.until() };
		}
		case 'assert': {
			const all = cursor.until();
			const sentence = all.at(-1)?.text.replaceAll('"', '') ?? '';
			return { kind, expression: all.slice(0, -1), sentence };
		}
		case 'result': {
			const unit = joined(cursor.until('='));
			cursor.is('=');
			return { kind, unit, expression: cursor.until() };
		}
		default:
			return null;
	}
}

function input(cursor: Cursor): Declaration {
	const [name, description] = [cursor.take(), cursor.quoted()];
	cursor.is(':');
	const codes: Code[] = [];
	let unit = '';
	if (cursor.ahead()?.text === 'one' && cursor.ahead(1)?.text === 'of') {
		cursor.take();
		// Past `of`, then past each comma.
		do {
			cursor.take();
			codes.push({ name: cursor.take(), description: cursor.quoted() });
		} while (moreCodes(cursor));
	} else {
		unit = joined(cursor.until(','));
		cursor.until('to');
		cursor.take();
		cursor.given();
	}
	let window: Window | null = null;
	let forPoints = false;
	while (cursor.is(',')) {
		if (cursor.is('for')) forPoints = cursor.is('points');
		else window = windowed(cursor);
	}
	return { kind: 'input', name, description, unit, codes, window, forPoints };
}

function moreCodes(cursor: Cursor): boolean {
	return cursor.ahead()?.text === ',' && cursor.ahead(1)?.text !== 'for';
}

function windowed(cursor: Cursor): Window {
	const kind = cursor.take() as Window['kind'];
	cursor.is('of');
	const of = cursor.take();
	cursor.is('over');
	const month = cursor.is('the');
	const days = month ? null : Number(cursor.take());
	cursor.take();
	return { kind, of, days };
}

function table(cursor: Cursor): Declaration {
	const [name, description] = [cursor.take(), cursor.quoted()];
	cursor.is('of');
	const of = cursor.take();
	const by = cursor.is(',') ? cursor.take() : '';
	cursor.is(':');
	const unit = joined(cursor.until('='));
	cursor.is('=');
	const columns: string[] = [];
	if (cursor.is('for')) {
		do columns.push(cursor.take());
		while (cursor.is(','));
	}
	const rows: Row[] = [];
	while (cursor.ahead() && cursor.ahead()?.text !== 'source') rows.push(row(cursor));
	return { kind: 'table', name, description, unit, of, by, columns, rows, citation: cited(cursor) };
}

function row(cursor: Cursor): Row {
	const values: string[] = [];
	const keyed = (kind: Row['kind'], key: string): Row => {
		cursor.is('->');
		do values.push(cursor.given());
		while (cursor.is(','));
		return { kind, key, values };
	};
	const bound = () => quantity(cursor.until('->'));
	if (cursor.is('below')) return keyed('below', bound());
	if (cursor.is('up')) {
		cursor.is('to');
		return keyed('up_to', bound());
	}
	return cursor.is('otherwise') ? keyed('otherwise', '') : keyed('code', cursor.take());
}

function cited(cursor: Cursor): string {
	return cursor.is('source') ? cursor.quoted() : '';
}

/** A unit in one piece. */
export function joined(unit: Token[]): string {
	return raised(unit.map(({ text }) => text).join(''));
}

/** A number and its unit, which only the language puts in brackets. */
function quantity(given: Token[]): string {
	const number = given.findIndex(({ kind }) => kind === 'number') + 1;
	const unit = given.slice(number).filter(({ text }) => text !== '[' && text !== ']');
	const value = given.slice(0, number).map(({ text }) => (text === '-' ? '−' : text));
	return [value.join(''), joined(unit)].filter(Boolean).join(' ');
}

/** With exponents in small figures: `km^2` is `km²`. */
function raised(text: string): string {
	return text.replace(/\^(-?)(\d+)/g, (_, sign: string, digits: string) => (sign && '⁻') + small(digits));
}

/** Digits as an exponent has them. */
export function small(digits: string): string {
	return digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
