import type { Text } from './i18n.svelte';

/** What an answer other than success says is wrong: its problem document, or its status. */
export async function problemOf(answer: Response): Promise<Text> {
	const problem: unknown = await answer.json().catch(() => null);
	const [zh, en] = [detail(problem, 'zh'), detail(problem, 'en')];
	if (zh && en) return { zh, en };
	return same(`HTTP ${answer.status}`);
}

/** Whether the service itself answered, and not a proxy before it. */
export function isOurs(answer: Response): boolean {
	return answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
}

/** A text that reads alike in both languages, such as a browser's own words. */
export function same(text: string): Text {
	return { zh: text, en: text };
}

/** Whatever was thrown, in the words of whoever threw it; a WebAssembly's own are for its makers. */
export function thrown(error: unknown): Text {
	if (error instanceof Error && error.name === 'RuntimeError')
		return {
			zh: `浏览器中的程序未能处理所给的内容（${error.message}）`,
			en: `the program in the browser could not deal with what it was given (${error.message})`,
		};
	return same(error instanceof Error ? error.message : String(error));
}

function detail(problem: unknown, language: keyof Text): string | null {
	const wording = member(problem, language);
	for (const text of [member(wording, 'detail'), member(wording, 'title')]) {
		if (typeof text === 'string' && text) return text;
	}
	return null;
}

function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
