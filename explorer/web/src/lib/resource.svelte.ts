import { ApiError, get } from './api';
import { lang } from './i18n.svelte';

/** An answer of the API as a page sees it. While it loads anew, the former value stays. */
export interface Resource<T> {
	readonly value: T | undefined;
	readonly error: ApiError | null;
	readonly loading: boolean;
	reload(): void;
}

/**
 * Follows `GET /api/v1{path()}`: asks again whenever the path changes, and every `every` milliseconds.
 * A null path asks nothing. Call while a component is set up.
 */
export function resource<T>(path: () => string | null, every?: number): Resource<T> {
	let value = $state.raw<T | undefined>(undefined);
	let error = $state.raw<ApiError | null>(null);
	let loading = $state(true);
	let asked = $state(0);
	let shown: string | null = null;

	$effect(() => {
		const wanted = path();
		void asked;
		if (wanted === null) {
			loading = false;
			return;
		}
		if (wanted !== shown) {
			value = undefined;
			shown = wanted;
		}
		const abort = new AbortController();
		loading = true;
		get<T>(wanted, abort.signal)
			.then((answer) => {
				value = answer;
				error = null;
			})
			.catch((fault: unknown) => {
				if (abort.signal.aborted) return;
				error = fault instanceof ApiError ? fault : new ApiError(0, String(fault));
			})
			.finally(() => {
				if (!abort.signal.aborted) loading = false;
			});
		return () => abort.abort();
	});

	$effect(() => {
		if (!every) return;
		const timer = setInterval(() => {
			if (!document.hidden) asked += 1;
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
		get loading() {
			return loading;
		},
		reload() {
			asked += 1;
		},
	};
}

/** The half of a bilingual text (`中文 / English`) in the language now shown; any other text as it is. */
export function half(detail: string): string {
	const cut = detail.indexOf(' / ');
	if (cut < 0 || !/\p{Script=Han}/u.test(detail.slice(0, cut))) return detail;
	return lang.current === 'zh' ? detail.slice(0, cut) : detail.slice(cut + 3);
}
