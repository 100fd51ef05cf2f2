// What docs/citizen.md says a person's script does, against a running node with the demonstration's mall.
//
// SUHUI_URL      the node's WebSocket
// SUHUI_CITIZEN  the secret URI of a person who has points and redeemed nothing
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { blake2AsHex, randomAsU8a } from '@polkadot/util-crypto';

let api, pair, participant;

before(async () => {
	const { SUHUI_URL, SUHUI_CITIZEN } = process.env;
	for (const [name, value] of Object.entries({ SUHUI_URL, SUHUI_CITIZEN })) assert.ok(value, `${name} is not set`);
	api = await ApiPromise.create({ provider: new WsProvider(SUHUI_URL), noInitWarn: true });
	pair = new Keyring({ type: 'sr25519' }).addFromUri(SUHUI_CITIZEN);
	participant = (await api.query.participants.participantOf(pair.address)).unwrap();
});
after(() => api?.disconnect());

test('redemption_should_take_what_was_planned_when_a_script_redeems', async () => {
	const items = await api.query.mall.items.entries();
	const [key, found] = items.find(([, item]) => item.unwrap().state.isListed);
	const item = key.args[0].toNumber();
	const plan = await api.call.pointsApi.plan(participant, { Points: found.unwrap().price });
	const { pieces, read } = plan.unwrap();
	const planned = pieces.reduce((sum, { quantity }) => sum + quantity.reduction.toBigInt(), 0n);
	const secret = randomAsU8a(32);
	const call = api.tx.mall.redeem(item, 1, blake2AsHex(secret), read.toNumber() + 8);
	// The bytes that a platform's app signs are those that the facade gives.
	assert.equal(api.registry.createType('Call', call.method.toHex()).toHuman().method, 'redeem');
	const events = await included(call);
	const { order, taken } = events.find(({ event }) => api.events.mall.Redeemed.is(event)).event.data;
	assert.equal(taken.points.toString(), found.unwrap().price.toString());
	assert.equal(taken.reduction.toBigInt(), planned);
	const stored = (await api.query.mall.orders(order)).unwrap();
	assert.equal(stored.secret.toHex(), blake2AsHex(secret));
});

test('plan_should_be_none_when_the_lots_hold_less', async () => {
	const plan = await api.call.pointsApi.plan(participant, { Points: '18446744073709551615' });
	assert.ok(plan.isNone);
});

test('retirement_should_take_so_much_when_a_script_retires', async () => {
	const asked = '100000';
	const plan = await api.call.pointsApi.plan(participant, { Milligrams: asked });
	const call = api.tx.reductions.retireOwn({ Milligrams: asked }, 'Offset', 'Holder', plan.unwrap().read.toNumber() + 8);
	const events = await included(call);
	const { total, holder } = events.find(({ event }) => api.events.reductions.Retired.is(event)).event.data;
	assert.deepEqual([total.toString(), holder.toString()], [asked, participant.toString()]);
});

// Resolves to the events of the call's block once it is in one; rejects with pallet.error.
function included(call) {
	return new Promise((resolve, reject) => {
		call
			.signAndSend(pair, ({ status, dispatchError, events }) => {
				if (dispatchError?.isModule) {
					const { section, name } = api.registry.findMetaError(dispatchError.asModule);
					reject(new Error(`${section}.${name}`));
				} else if (dispatchError) reject(new Error(dispatchError.toString()));
				else if (status.isInBlock) resolve(events);
			})
			.catch(reject);
	});
}
