/** What a screen reader is told; `App` holds the one region that tells it. */
export const announced = $state({ text: '' });

let timer: ReturnType<typeof setTimeout> | undefined;

/** Has a text read out, also if it is the same as before. */
export function announce(text: string): void {
	announced.text = '';
	clearTimeout(timer);
	timer = setTimeout(() => (announced.text = text), 100);
}
