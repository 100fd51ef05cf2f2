/** A formula's text taken apart, to be shown. What it comes to is the compiler's business alone. */

export type TokenKind = 'comment' | 'text' | 'number' | 'word' | 'name' | 'sign' | 'space';

export interface Token {
	kind: TokenKind;
	text: string;
}

const WORDS = new Set(
	(
		'methodology points input parameter table let result vector source of below otherwise decimals from to ' +
		'if then else and or not min max'
	).split(' '),
);
const DECLARING = new Set(['methodology', 'input', 'parameter', 'table', 'let', 'result', 'vector']);
const PARTS = /(#[^\n]*)|("[^"\n]*"?)|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|==|!=|->|[^\s])|(\s+)/gu;

/** The text as tokens; put together again they are the text. */
export function tokens(text: string): Token[] {
	return Array.from(text.matchAll(PARTS), (match): Token => {
		const [text, comment, quoted, number, name, sign] = match;
		if (comment !== undefined) return { kind: 'comment', text };
		if (quoted !== undefined) return { kind: 'text', text };
		if (number !== undefined) return { kind: 'number', text };
		if (name !== undefined) return { kind: WORDS.has(text) ? 'word' : 'name', text };
		return { kind: sign === undefined ? 'space' : 'sign', text };
	});
}

/** The same line by line. */
export function lines(text: string): Token[][] {
	const all: Token[][] = [[]];
	for (const token of tokens(text)) {
		for (const [place, text] of token.text.split('\n').entries()) {
			if (place > 0) all.push([]);
			if (text) all.at(-1)?.push({ kind: token.kind, text });
		}
	}
	if (all.at(-1)?.length === 0) all.pop();
	return all;
}

/** A `let`, `table` or the `result`: what it names and how it is worked out. */
export interface Step {
	kind: 'let' | 'table' | 'result';
	/** The name it introduces; of the result its unit. */
	name: string;
	/** Its description in quotes, if it has one. */
	description: string;
	expression: Token[];
	/** A table's rows; the last one is `otherwise`. */
	rows: { below: string | null; value: string }[];
	of: string;
}

/** The calculation of a text, step by step from first to result. */
export function steps(text: string): Step[] {
	const all = tokens(text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
	const starts = all.flatMap(({ kind, text }, place) => (kind === 'word' && DECLARING.has(text) ? [place] : []));
	return starts.flatMap((start, place): Step[] => {
		const declared = all.slice(start, starts[place + 1] ?? all.length);
		const kind = declared[0]?.text;
		if (kind !== 'let' && kind !== 'table' && kind !== 'result') return [];
		const equals = declared.findIndex(({ text }) => text === '=');
		const head = declared.slice(1, equals);
		const expression = declared.slice(equals + 1);
		if (kind === 'result') {
			const name = head.map(({ text }) => text).join('');
			return [{ kind, name, description: '', expression, rows: [], of: '' }];
		}
		const name = head[0]?.text ?? '';
		if (kind === 'let') return [{ kind, name, description: '', expression, rows: [], of: '' }];
		const description = head.find(({ kind }) => kind === 'text')?.text.replaceAll('"', '') ?? '';
		const of = head[head.findIndex(({ text }) => text === 'of') + 1]?.text ?? '';
		return [{ kind, name, description, expression: [], rows: rows(expression), of }];
	});
}

/** An expression as one reads it: blanks about its signs, × and ÷. */
export function written(expression: Token[]): string {
	const signs: Record<string, string> = { '*': ' × ', '/': ' ÷ ', '+': ' + ', '-': ' − ', ',': ', ' };
	return expression
		.map(({ kind, text }, place) => {
			if (kind === 'sign') return signs[text] ?? ('()[]'.includes(text) ? text : ` ${text} `);
			const before = expression[place - 1];
			return before && before.kind !== 'sign' ? ` ${text}` : text;
		})
		.join('');
}

function rows(written: Token[]): Step['rows'] {
	const all: Step['rows'] = [];
	for (let at = 0; at < written.length;) {
		const word = written[at]?.text;
		if (word !== 'below' && word !== 'otherwise') break;
		const arrow = written.findIndex(({ text }, place) => place > at && text === '->');
		if (arrow < 0) break;
		const next = written.findIndex(({ kind }, place) => place > arrow && kind === 'word');
		const end = next < 0 ? written.length : next;
		const joined = (from: number, to: number) =>
			written
				.slice(from, to)
				.map(({ text }) => text)
				.join(' ');
		all.push({ below: word === 'below' ? joined(at + 1, arrow) : null, value: joined(arrow + 1, end) });
		at = end;
	}
	return all;
}
