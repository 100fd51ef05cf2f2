import { expect } from 'vitest';
import { lang, type Text } from '../lib/i18n.svelte';

/** A sentence in both languages, each in its own script. */
export function inBoth(words: () => string): Text {
	const shown = lang.current;
	lang.current = 'zh';
	const zh = words();
	lang.current = 'en';
	const en = words();
	lang.current = shown;
	expect(zh).toMatch(/\p{Script=Han}/u);
	expect(en).toMatch(/^[^\p{Script=Han}、。，：；（）]+$/u);
	return { zh, en };
}
