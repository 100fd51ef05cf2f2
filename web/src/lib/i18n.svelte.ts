/** The page's two languages. Texts stand where they are used, both side by side. */
export type Lang = 'zh' | 'en';

const KEY = 'suhui.lang';
const stored = read(KEY);

/** The language now shown; `lang.current` is reactive. Chinese unless the visitor chose otherwise. */
export const lang = $state<{ current: Lang }>({ current: stored === 'en' ? 'en' : 'zh' });

/** The text in the language now shown. */
export function t(zh: string, en: string): string {
	return lang.current === 'zh' ? zh : en;
}

/** A text in both languages. */
export interface Text {
	zh: string;
	en: string;
}

/** A text of both in the language now shown. */
export function say(text: Text): string {
	return text[lang.current];
}

/** Shows the other language from now on, and remembers it. */
export function setLang(next: Lang): void {
	lang.current = next;
	write(KEY, next);
	mark();
}

/** A text in the brackets of the language now shown, set off from what is before. */
export function bracketed(text: string): string {
	return t(`（${text}）`, ` (${text})`);
}

function mark(): void {
	document.documentElement.lang = lang.current === 'zh' ? 'zh-CN' : 'en';
}

// A browser may refuse storage: the page then forgets, and works.
export function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

export function write(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		// Nothing to do: see `read`.
	}
}

mark();
