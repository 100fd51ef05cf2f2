import type { Batch, BatchSummary } from './types';

/** Whether a verifier has signed for the batch: until then its figures are the platform's claim alone. */
export function isAttested(batch: Batch): boolean {
	return batch.steps.some(({ step }) => step === 'attested');
}

/** Its status; of a held one with the ground. */
export function statusOf({ status, ground }: Pick<BatchSummary, 'status' | 'ground'>): string {
	return ground ? `held_${ground}` : status;
}
