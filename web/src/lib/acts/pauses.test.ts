import { describe, expect, test } from 'vitest';
import bounds from '../../../../crates/primitives/src/bounds.rs?raw';
import { against } from '../../test/acts';
import { standing } from '../../test/chain';
import type { Json, Values } from '../acts';
import { NEVER_PAUSED } from './pauses';

describe('pauses', () => {
	const values = { pallet: 'Issuance', call: 'feed' };
	const paused = { 'txPause.pausedCalls ["0x49737375616e6365","0x66656564"]': null };

	test('call_should_be_paused_when_the_chain_has_it_and_it_is_not_paused', async () => {
		const pause = (more: Values = {}, state: Record<string, Json> = {}) =>
			against('tx_pause.pause', { ...values, ...more }, standing('council'), state);
		expect(await pause()).toEqual([]);
		expect(await pause({}, paused)).toEqual(['TxPause.IsPaused']);
		expect(await pause({ call: '' })).toEqual(['no-call']);
		expect(await pause({ pallet: 'Council' })).toEqual(['TxPause.Unpausable']);
	});

	test('call_should_go_on_when_it_is_paused', async () => {
		const unpause = (state: Record<string, Json>) => against('tx_pause.unpause', values, standing('council'), state);
		expect(await unpause(paused)).toEqual([]);
		expect(await unpause({})).toEqual(['TxPause.IsUnpaused']);
	});

	test('way_out_should_not_be_paused_when_the_runtime_says_so', () => {
		const own = /const NEVER_PAUSED[^=]*= \[([\s\S]*?)\]/.exec(bounds)![1]!;
		const names = [...own.matchAll(/"(\w+)"/g)].map(([, name]) => name);
		expect(NEVER_PAUSED).toEqual(names);
	});
});
