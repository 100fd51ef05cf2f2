import { untrack } from 'svelte';
import { ApiError, get } from './api';
import { say, type Text } from './i18n.svelte';
import { held } from './live.svelte';
import { thrown } from './problem';

/** An answer of the API as a page sees it. While it loads again, the former value stays. */
export interface Resource<T> {
	readonly value: T | undefined;
	readonly error: ApiError | null;
	/** Whether `value` is of the query before, and that of the present one is awaited. */
	readonly changing: boolean;
	reload(): void;
}

/**
 * Follows `GET /api/v1{path()}`: asks again whenever the path changes, and every `every` milliseconds.
 * A null path asks nothing. Call while a component is set up.
 */
export function resource<T>(path: () => string | null, every?: number): Resource<T> {
	let value = $state.raw<T | undefined>(undefined);
	let error = $state.raw<ApiError | null>(null);
	let changing = $state(false);
	let asked = $state(0);
	let former: string | null = null;
	let waiting = false;

	$effect(() => {
		const wanted = path();
		void asked;
		if (wanted !== former) {
			error = null;
			// Another page of the same list may show the former rows a while; another thing's may not.
			if (bare(wanted) === bare(former)) changing = untrack(() => value !== undefined);
			else {
				value = undefined;
				changing = false;
			}
			former = wanted;
		}
		waiting = wanted !== null;
		if (wanted === null) return;
		const abort = new AbortController();
		get<T>(wanted, abort.signal)
			.then((answer) => {
				value = answer;
				error = null;
			})
			.catch((fault: unknown) => {
				if (abort.signal.aborted) return;
				if (changing) value = undefined;
				error = fault instanceof ApiError ? fault : new ApiError(0, thrown(fault));
			})
			.finally(() => {
				if (!abort.signal.aborted) waiting = changing = false;
			});
		return () => abort.abort();
	});

	$effect(() => {
		if (!every) return;
		// An answer slower than that is waited for.
		const timer = setInterval(() => {
			if (!document.hidden && !waiting && !held()) asked += 1;
		}, every);
		return () => clearInterval(timer);
	});

	return {
		get value() {
			return value;
		},
		get error() {
			return error;
		},
		get changing() {
			return changing;
		},
		reload() {
			asked += 1;
		},
	};
}

function bare(path: string | null): string | undefined {
	return path?.split('?')[0];
}

/** The half of a bilingual text (`中文 / English`) in the language now shown; any other text as it is. */
export function half(detail: string): string {
	return say(halves(detail));
}

/** Both halves of it; twice the same of any other text. */
export function halves(detail: string): Text {
	const cut = detail.indexOf(' / ');
	if (cut < 0 || !/\p{Script=Han}/u.test(detail.slice(0, cut))) return { zh: detail, en: detail };
	return { zh: detail.slice(0, cut), en: detail.slice(cut + 3) };
}
