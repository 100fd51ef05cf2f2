/** A formula's text taken apart, to be shown. What it comes to is the compiler's business alone. */

export type TokenKind = 'comment' | 'text' | 'number' | 'word' | 'name' | 'sign' | 'space';

export interface Token {
	kind: TokenKind;
	text: string;
}

// All that no name can be, without the parts of the day, which are read as names are.
const WORDS = new Set(
	(
		'methodology points unit input parameter table let assert result vector source of for on below up otherwise decimals from to ' +
		'if then else and or not min max floor'
	).split(' '),
);
const PARTS =
	/(#[^\n]*)|("[^"\n]*"?)|((?<=\bon\s+)\d{4}-\d\d-\d\d|\d+(?:\.\d+)?%?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|==|!=|->|[^\s])|(\s+)/gu;

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
