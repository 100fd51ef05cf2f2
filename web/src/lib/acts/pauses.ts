/** Which calls nobody makes until the council lets them go on, when something is wrong (Art. 5). */
import { t } from '../i18n.svelte';
import { refusal } from '../refusals';
import { hex, textOf, type Act, type Field, type Made } from './act';
import { listOf, those, type Chain } from './chain';

/** The pallets of which no call is paused: what makes blocks and validators, and by what a pause is ended. */
export const NEVER_PAUSED = ['System', 'Timestamp', 'Babe', 'Session', 'Grandpa', 'Council', 'CouncilMembership', 'Consortium', 'TxPause'];

const PALLET: Field = {
	name: 'pallet',
	kind: 'text',
	label: () => t('模块在链上的名称，如 Issuance', 'Name of the pallet on the chain, such as Issuance'),
};
const CALL: Field = {
	name: 'call',
	kind: 'text',
	label: () => t('调用在链上的名称，如 feed', 'Name of the call on the chain, such as feed'),
};
const NAMED: Made = {
	to: ({ pallet, call }) => [hex(pallet ?? ''), hex(call ?? '')],
	from: (json) => {
		const [pallet = '', call = ''] = listOf(json).map((name) => textOf(String(name)));
		return { pallet, call };
	},
};

const isPaused = (pallet: string, call: string, chain: Chain) => chain.has('txPause', 'pausedCalls', [hex(pallet), hex(call)]);

export const PAUSES: Act[] = [
	{
		id: 'tx_pause.pause',
		group: 'offices',
		motion: 'council',
		fields: [PALLET, CALL],
		args: [NAMED],
		title: () => t('暂停一个调用', 'Pause a call'),
		statement: ({ pallet, call }) =>
			t(`暂停 ${pallet}.${call}：此后无人可以办理，直至恢复。`, `Pauses ${pallet}.${call}: nobody makes it until it is let go on.`),
		against: async ({ pallet, call }, chain) => {
			if (!chain.isCall(pallet!, call!)) return [refusal('no-call')];
			return those([NEVER_PAUSED.includes(pallet!), 'TxPause.Unpausable'], [await isPaused(pallet!, call!, chain), 'TxPause.IsPaused']);
		},
	},
	{
		id: 'tx_pause.unpause',
		group: 'offices',
		motion: 'council',
		fields: [PALLET, CALL],
		args: [NAMED],
		title: () => t('恢复已暂停的调用', 'Let a paused call go on'),
		statement: ({ pallet, call }) => t(`恢复 ${pallet}.${call}。`, `Lets ${pallet}.${call} go on.`),
		against: async ({ pallet, call }, chain) => those([!(await isPaused(pallet!, call!, chain)), 'TxPause.IsUnpaused']),
	},
];
