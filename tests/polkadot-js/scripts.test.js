// What docs/scripts.md says of polkadot.js and transactions without a tip, against a running node.
//
// SUHUI_URL the WebSocket of a node whose chain has transactions
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { Keyring } from '@polkadot/keyring';

const signedExtensions = { CheckAccess: { extrinsic: { tip: 'Null' }, payload: {} } };
let plain, told;

before(async () => {
	const { SUHUI_URL } = process.env;
	assert.ok(SUHUI_URL, 'SUHUI_URL is not set');
	const connect = (options) => ApiPromise.create({ provider: new WsProvider(SUHUI_URL), noInitWarn: true, ...options });
	[plain, told] = await Promise.all([connect({}), connect({ signedExtensions })]);
});
after(() => Promise.all([plain?.disconnect(), told?.disconnect()]));

test('block_should_be_shown_whole_when_the_library_is_told_that_a_tip_has_no_bytes', async () => {
	const { number } = await told.rpc.chain.getHeader();
	for (let height = number.toNumber(); height > 0; height -= 1) {
		const hash = await told.rpc.chain.getBlockHash(height);
		const { block } = await told.rpc.chain.getBlock(hash);
		const at = block.extrinsics.findIndex(({ isSigned }) => isSigned);
		if (at < 0) continue;
		const shown = block.toHuman().extrinsics[at];
		assert.equal(shown.tip, null);
		assert.equal(shown.signer.Id, block.extrinsics[at].signer.toString());
		// Once this no longer throws, docs/scripts.md needs no option.
		const untold = await plain.rpc.chain.getBlock(hash);
		assert.throws(() => untold.block.toHuman(), /toHuman/);
		assert.deepEqual(untold.block.toHex(), block.toHex());
		return;
	}
	assert.fail('the chain has no transaction');
});

test('transaction_should_be_the_same_bytes_when_the_library_is_told_and_a_tip_is_offered', async () => {
	// Its signatures are the same each time.
	const signer = new Keyring({ type: 'ed25519' }).addFromUri('//Stranger');
	const signed = async (api, tip) => {
		const call = api.tx.system.remark('0x01');
		await call.signAsync(signer, { nonce: 0, era: 0, blockHash: api.genesisHash, tip });
		return call.toHex();
	};
	const all = await Promise.all([signed(plain, 0), signed(plain, 5), signed(told, 0), signed(told, 5)]);
	assert.deepEqual(new Set(all), new Set([all[0]]));
});
