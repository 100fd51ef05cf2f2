import type { Batch } from './types';

/** Whether a verifier has signed for the batch: until then its figures are the platform's claim alone. */
export function isAttested(batch: Batch): boolean {
	return batch.steps.some(({ step }) => step === 'attested');
}
