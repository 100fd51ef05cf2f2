import type { HitKind } from './types';

const PATHS: Record<HitKind, string> = {
	block: '/blocks/',
	extrinsic: '/extrinsics/',
	participant: '/participants/',
	batch: '/batches/',
	scenario: '/scenarios/',
	methodology: '/methodologies/',
	verifier: '/verifiers/',
	validator: '/validators#',
	signer: '/extrinsics?signer=',
	document: '/documents?digest=',
};

/** Where this site shows a thing of a kind. */
export function hrefOf(kind: HitKind, id: string | number): string {
	return PATHS[kind] + encodeURIComponent(id);
}
