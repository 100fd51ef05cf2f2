// What a verifier does in polkadot.js, against a running node, with no custom types.
//
// SUHUI_URL      the node's WebSocket
// SUHUI_BATCH    a batch assigned to the verifier and not yet attested
// SUHUI_VERIFIER the verifier's secret URI
// SUHUI_PARTICIPANT, SUHUI_POINTS, SUHUI_REDUCTION a participant and what it holds
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';
import { blake2AsHex } from '@polkadot/util-crypto';

const { SUHUI_URL, SUHUI_BATCH, SUHUI_VERIFIER, SUHUI_PARTICIPANT, SUHUI_POINTS, SUHUI_REDUCTION } = process.env;
let api, verifier;

before(async () => {
	const needed = { SUHUI_URL, SUHUI_BATCH, SUHUI_VERIFIER, SUHUI_PARTICIPANT, SUHUI_POINTS, SUHUI_REDUCTION };
	for (const [name, value] of Object.entries(needed)) assert.ok(value, `${name} is not set`);
	api = await ApiPromise.create({ provider: new WsProvider(SUHUI_URL), noInitWarn: true });
	verifier = new Keyring({ type: 'sr25519' }).addFromUri(SUHUI_VERIFIER);
});
after(() => api?.disconnect());

test('registry_should_list_published_methodologies_when_asked_by_polkadot_js', async () => {
	const versions = await api.query.methodology.versions.entries();
	const published = versions.map(([key, version]) => ({
		id: key.args[0].toNumber(),
		title: version.unwrap().title.toUtf8(),
		published: version.unwrap().stage.isPublished,
	}));
	assert.ok(
		published.some(({ title, published }) => published && title.includes('骑行')),
		JSON.stringify(published),
	);
	const text = await api.query.methodology.texts(published[0].id);
	assert.match(text.unwrap().toUtf8(), /^#|methodology/);
});

test('attestation_should_be_recorded_when_the_assigned_verifier_signs_in_polkadot_js', async () => {
	const batch = (await api.query.issuance.batches(SUHUI_BATCH)).unwrap();
	assert.ok(batch.status.isAssigned, `batch ${SUHUI_BATCH} is ${batch.status.type}`);
	const report = { blake2_256: blake2AsHex('核查报告'), sm3: `0x${'00'.repeat(32)}` };
	const call = api.tx.issuance.attest(SUHUI_BATCH, batch.root, batch.records, batch.claim, report);
	const events = await included(call);
	const attested = events.find(({ event }) => api.events.issuance.Attested.is(event));
	assert.ok(attested, events.map(({ event }) => `${event.section}.${event.method}`).join(' '));
	assert.equal(attested.event.data.batch.toString(), SUHUI_BATCH);
	const number = (await api.query.participants.participantOf(verifier.address)).unwrap();
	assert.equal(attested.event.data.verifier.toString(), number.toString());
	assert.equal(attested.event.data.root.toHex(), batch.root.toHex());
	const after = (await api.query.issuance.batches(SUHUI_BATCH)).unwrap();
	assert.ok(after.status.isAttested);
});

test('attestation_should_be_refused_by_name_when_signed_a_second_time', async () => {
	const batch = (await api.query.issuance.batches(SUHUI_BATCH)).unwrap();
	const call = api.tx.issuance.attest(SUHUI_BATCH, batch.root, batch.records, batch.claim, batch.report.unwrap());
	await assert.rejects(included(call), /^Error: issuance\./);
});

test('submission_should_be_refused_when_the_account_is_not_registered', async () => {
	const stranger = new Keyring({ type: 'sr25519' }).addFromUri('//Stranger');
	const call = api.tx.participants.giveConsent(1);
	await assert.rejects(call.signAndSend(stranger), /Custom error: 1/);
});

test('balance_should_be_what_the_chain_issued_when_asked_through_the_runtime_api', async () => {
	const balance = await api.call.pointsApi.balance(SUHUI_PARTICIPANT);
	assert.equal(balance.quantity.points.toString(), SUHUI_POINTS);
	assert.equal(balance.quantity.reduction.toString(), SUHUI_REDUCTION);
});

// Resolves to the events of the call's block once it is in one; rejects with pallet.error.
function included(call) {
	return new Promise((resolve, reject) => {
		call
			.signAndSend(verifier, ({ status, dispatchError, events }) => {
				if (dispatchError?.isModule) {
					const { section, name } = api.registry.findMetaError(dispatchError.asModule);
					reject(new Error(`${section}.${name}`));
				} else if (dispatchError) {
					reject(new Error(dispatchError.toString()));
				} else if (status.isInBlock) {
					resolve(events);
				}
			})
			.catch(reject);
	});
}
