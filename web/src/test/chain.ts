import type { Chain, Json, Role, Standing } from '../lib/acts';

/** A chain that holds what is told, by `pallet.item key key`, on 13 February 2026. */
export function chainOf(state: Record<string, Json>): Chain {
	const name = (pallet: string, item: string, keys: unknown[]) =>
		[`${pallet}.${item}`, ...keys.map((key) => (typeof key === 'object' ? JSON.stringify(key) : String(key)))].join(' ');
	return {
		today: '2026-02-13',
		get: async (pallet, item, ...keys) => state[name(pallet, item, keys)] ?? null,
		has: async (pallet, item, ...keys) => name(pallet, item, keys) in state,
		list: async (pallet, item, ...first) =>
			Object.entries(state)
				.filter(([key]) => key.startsWith(`${name(pallet, item, first)} `))
				.map(([key, value]) => [
					key
						.split(' ')
						.slice(1 + first.length)
						.map(read),
					value,
				]),
		isCall: (pallet, call) => pallet !== '' && call !== '',
	};
}

function read(key: string): Json {
	return /^\d+$/.test(key) ? Number(key) : key;
}

/** Somebody of a role, with every mandate standing and a council of seven. */
export function standing(role: Role, more: Partial<Standing> = {}): Standing {
	return {
		roles: [role],
		participant: null,
		expert: null,
		former: { participant: null, expert: null },
		region: null,
		mandates: ['accounts', 'review', 'issuance', 'mall'],
		seats: 7,
		...more,
	};
}
