import type { Text } from './i18n.svelte';
import { online } from './online.svelte';
import { isOurs, problemOf } from './problem';

const BASE = '/api/v1';

/** An answer other than success. `status` 0: the service could not be reached. */
export class ApiError extends Error {
	constructor(
		public readonly status: number,
		public readonly detail: Text,
	) {
		super(detail.en);
		this.name = 'ApiError';
	}
}

/** Address of an API path, for links. */
export function url(path: string): string {
	return path.startsWith(BASE) ? path : BASE + path;
}

/** JSON of `GET /api/v1{path}`. Throws [`ApiError`]. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
	const answer = await send(path, { headers: { accept: 'application/json' }, signal });
	return (await json(answer)) as T;
}

/** Bytes of `GET /api/v1{path}`. Throws [`ApiError`]. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<Uint8Array> {
	const answer = await send(path, { signal });
	return new Uint8Array(await answer.arrayBuffer());
}

/** JSON of `POST /api/v1{path}`. Throws [`ApiError`]. */
export async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
	const answer = await send(path, {
		method: 'POST',
		headers: { accept: 'application/json', 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal,
	});
	return (await json(answer)) as T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
	let answer: Response;
	try {
		answer = await fetch(url(path), init);
	} catch (error) {
		if (init.signal?.aborted) throw error;
		online.current = false;
		throw new ApiError(0, { zh: '无法连接服务', en: 'The service cannot be reached' });
	}
	// A proxy in front answers 502 to 504 while the service is away; the service does so itself while its node is.
	online.current = answer.status < 502 || answer.status > 504 || isOurs(answer);
	if (!answer.ok) throw new ApiError(answer.status, await problemOf(answer));
	return answer;
}

async function json(answer: Response): Promise<unknown> {
	try {
		return await answer.json();
	} catch {
		throw new ApiError(answer.status, {
			zh: '服务的回答不是 JSON',
			en: 'The service did not answer in JSON',
		});
	}
}
