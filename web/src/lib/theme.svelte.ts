import { read, write } from './i18n.svelte';

const KEY = 'suhui.large';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Large type (适老化) and whether the system asks for dark colours. */
export const theme = $state({ large: read(KEY) === '1', dark: dark.matches });

dark.addEventListener('change', () => (theme.dark = dark.matches));

/** Switches large type, and remembers it. */
export function setLarge(large: boolean): void {
	theme.large = large;
	write(KEY, large ? '1' : '0');
	mark();
}

function mark(): void {
	document.documentElement.toggleAttribute('data-large', theme.large);
}

mark();

/** Colours of `app.css` as the canvas needs them. */
export interface Palette {
	ink: string;
	muted: string;
	line: string;
	surface: string;
	series: string[];
	/** Size of the root's type in CSS pixels. */
	type: number;
}

/** The palette now in force. */
export function palette(): Palette {
	const style = getComputedStyle(document.documentElement);
	const of = (name: string) => style.getPropertyValue(name).trim();
	return {
		ink: of('--ink'),
		muted: of('--muted'),
		line: of('--line'),
		surface: of('--surface'),
		series: [1, 2, 3, 4, 5].map((n) => of(`--series-${n}`)),
		type: parseFloat(style.fontSize),
	};
}
