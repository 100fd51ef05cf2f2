import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Keyring } from '@polkadot/keyring';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { api, launch, open, picture, visit } from './browser.js';

let browser;
let genesis;
before(async () => {
	browser = await launch();
	({ hash: genesis } = await api('/blocks/0'));
});
after(() => browser.close());

/** A page of a reader who knows a first block's hash, or none, some time after now; `forge` alters what the service answers, by path. */
async function shown(path, { known = genesis, forge = {}, later = 0, ...options } = {}) {
	const page = await open(browser, options);
	if (known) await page.context().addInitScript((known) => localStorage.setItem('suhui.genesis', known), known);
	if (later) {
		await page.context().addInitScript((later) => {
			const now = Date.now;
			Date.now = () => now() + later;
		}, later);
	}
	for (const [path, change] of Object.entries(forge)) {
		await page.route(`**/api/v1${path}`, async (route) => {
			const response = await route.fetch();
			const json = await response.json();
			change(json);
			await route.fulfill({ response, json });
		});
	}
	await visit(page, path);
	return page;
}

const recomputation = (options) => shown('/batches/1/recompute', options);

/** What the page says of the root, or of something else, once it knows. */
async function verdict(page, testid = 'root-proof') {
	const proof = page.locator(`[data-testid="${testid}"]:not([data-verdict="waiting"])`);
	await proof.waitFor({ timeout: 60_000 });
	return {
		verdict: await proof.getAttribute('data-verdict'),
		anchor: await proof.getAttribute('data-anchor'),
		text: await proof.textContent(),
	};
}

async function close(page) {
	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.context().close();
}

/** Another digit in the place of one of a hexadecimal text. */
function flipped(text, at) {
	return text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1);
}

test('root_should_be_proved_when_the_reader_knows_the_first_block', async () => {
	const page = await recomputation();
	const found = await verdict(page);
	assert.deepEqual([found.verdict, found.anchor], ['proved', 'reader'], found.text);
	assert.match(found.text, /经核查机构核证/);
	assert.ok(found.text.includes(genesis), found.text);
	assert.deepEqual(page.faults, []);
	await picture(page, 'proof-proved-zh');
	await close(page);
});

test('condition_should_be_told_when_the_service_alone_names_the_first_block', async () => {
	const page = await recomputation({ known: null, lang: 'en' });
	const found = await verdict(page);
	assert.deepEqual([found.verdict, found.anchor], ['proved', 'service'], found.text);
	assert.match(found.text, /Proved on a condition/);
	await page.getByLabel('The first block’s hash, as you know it from elsewhere').fill(genesis);
	await page.getByRole('button', { name: 'Check by this' }).click();
	await page.locator('[data-testid="root-proof"][data-anchor="reader"]').waitFor();
	await close(page);
});

test('state_should_be_called_old_when_the_service_proves_none_of_the_last_hour', async () => {
	const page = await recomputation({ later: 2 * 3_600_000, lang: 'en' });
	const found = await verdict(page);
	assert.equal(found.verdict, 'proved', found.text);
	assert.match(found.text, /more than an hour old/);
	await close(page);
});

test('root_should_be_caught_when_the_service_forges_it', async () => {
	const root = `0x${'ab'.repeat(32)}`;
	const page = await recomputation({ forge: { '/batches/1/rule': (rule) => (rule.root = root) } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await picture(page, 'proof-forged-root-zh');
	await close(page);
});

test('claim_should_be_caught_when_the_service_adds_a_milligram', async () => {
	const more = (rule) => (rule.claim.mg = String(BigInt(rule.claim.mg) + 1n));
	const page = await recomputation({ forge: { '/batches/1/rule': more } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('batch_should_be_caught_when_the_service_shows_other_figures_than_are_recomputed', async () => {
	const more = ({ claim }) => (claim.reduction.mg = String(BigInt(claim.reduction.mg) + 1n));
	const page = await recomputation({ forge: { '/batches/1': more } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('batch_should_be_caught_when_the_service_gives_another_one_under_its_number', async () => {
	const all = (await api('/batches?limit=2')).items.map(({ id }) => id);
	assert.equal(all.length, 2);
	const [asked, other] = all;
	const [batch, rule] = [await api(`/batches/${other}`), await api(`/batches/${other}/rule`)];
	const page = await shown(`/batches/${asked}/recompute`, {
		forge: {
			[`/batches/${asked}`]: (json) => Object.assign(json, batch),
			[`/batches/${asked}/rule`]: (json) => Object.assign(json, rule),
		},
	});
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('formula_should_be_caught_when_the_service_forges_it', async () => {
	const page = await recomputation({ forge: { '/batches/1/rule': (rule) => (rule.points += '\n') } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('service_should_be_caught_when_it_answers_from_another_chain', async () => {
	// What it gives holds together, and is not of the chain that the reader knows.
	const page = await recomputation({ known: `0x${'01'.repeat(32)}`, lang: 'en' });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	assert.match(found.text, /is not this chain’s|is not this chain's/);
	await picture(page, 'proof-another-chain-en');
	await close(page);
});

test('service_should_be_caught_when_it_gives_another_first_block_under_the_known_hash', async () => {
	const page = await recomputation({ forge: { '/proofs/first': (first) => (first.header = flipped(first.header, 80)) } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('service_should_be_caught_when_it_alters_the_state_it_proves', async () => {
	const alter = (proof) => (proof.nodes = proof.nodes.map((node) => flipped(node, node.length - 1)));
	const page = await recomputation({ forge: { '/proofs/state?*': alter } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('service_should_be_caught_when_it_alters_the_votes', async () => {
	// The last digits are: no further headers, 00; the proof is finished, 01. Before them stands who voted.
	const alter = (answer) => (answer.proof = flipped(answer.proof, answer.proof.length - 6));
	const page = await recomputation({ forge: { '/proofs/finality?*': alter } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

/** A warp proof of a block that somebody made up, voted for by validators of his own as a set of this number. */
function forgedFinality(set) {
	const number = (value, bytes) =>
		Buffer.from(
			BigInt(value)
				.toString(16)
				.padStart(2 * bytes, '0'),
			'hex',
		).reverse();
	const [round, height] = [number(1, 8), number(1, 4)];
	// Parent, number, roots of a state and extrinsics of his own, no digest.
	const header = Buffer.concat([Buffer.alloc(32), Buffer.from([4]), Buffer.alloc(64, 0xab), Buffer.from([0])]);
	const block = Buffer.concat([blake2AsU8a(header), height]);
	const keyring = new Keyring({ type: 'ed25519' });
	const votes = ['//Forger//1', '//Forger//2', '//Forger//3'].map((seed) => {
		const pair = keyring.addFromUri(seed);
		return Buffer.concat([block, pair.sign(Buffer.concat([Buffer.from([1]), block, round, number(set, 8)])), pair.publicKey]);
	});
	const justification = Buffer.concat([round, block, Buffer.from([4 * votes.length]), ...votes, Buffer.from([0])]);
	return `0x${Buffer.concat([Buffer.from([4]), header, justification, Buffer.from([1])]).toString('hex')}`;
}

test('service_should_be_caught_when_it_forges_the_first_validators_votes', async () => {
	const page = await recomputation({ forge: { '/proofs/finality?*': (answer) => (answer.proof = forgedFinality(0)) } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'caught', found.text);
	assert.match(found.text, /未超过三分之二/);
	await close(page);
});

test('page_should_say_that_it_cannot_prove_when_a_later_set_voted_to_which_no_votes_lead', async () => {
	const page = await recomputation({ forge: { '/proofs/finality?*': (answer) => (answer.proof = forgedFinality(1)) } });
	const found = await verdict(page);
	assert.equal(found.verdict, 'cannot', found.text);
	assert.match(found.text, /或曾强制更替，或系伪造/);
	await close(page);
});

test('page_should_say_that_it_cannot_prove_when_the_service_gives_no_proof', async () => {
	const page = await open(browser, { lang: 'en' });
	await page.route('**/api/v1/proofs/finality?*', (route) => route.fulfill({ status: 503, body: '' }));
	await visit(page, '/batches/1/recompute');
	const found = await verdict(page);
	assert.equal(found.verdict, 'cannot', found.text);
	assert.match(found.text, /Cannot prove/);
	await close(page);
});

/** The first certificate of a kind that the service tells of. */
async function certificateOf(kind) {
	const [found] = (await api(`/certificates?kind=${kind}&limit=1`)).items;
	return api(`/certificates/${found.number}`);
}

/** What a certificate's page says of it. */
async function certified({ number }, options) {
	const page = await shown(`/certificates/${number}`, options);
	return { page, found: await verdict(page, 'certificate-proof') };
}

test('certificate_should_be_proved_when_a_reader_scanned_its_code', async () => {
	const certificate = await certificateOf('neutrality');
	const { page, found } = await certified(certificate);
	assert.deepEqual([found.verdict, found.anchor], ['proved', 'reader'], found.text);
	assert.equal(await page.getByTestId('certificate-own-number').textContent(), certificate.number);
	assert.deepEqual(page.faults, []);
	await picture(page, 'certificate-proved-zh');
	await close(page);
});

test('certificate_should_be_caught_when_the_service_forges_any_part_of_it', async () => {
	const certificate = await certificateOf('neutrality');
	const own = `/certificates/${certificate.number}`;
	const more = (amount) => (amount.mg = String(BigInt(amount.mg) + 1n));
	const forgeries = {
		[own]: [
			(json) => (json.issued.day = '2020-01-01'),
			(json) => (json.subject += 1),
			(json) => (json.large_event.title += '！'),
			(json) => more(json.large_event.covered),
			// Shown as none, were it taken for the number.
			(json) => (json.large_event.covered.mg = ` ${json.large_event.covered.mg}`),
			(json) => (json.large_event = null),
			(json) => (json.large_event.donors += 1),
			(json) => more(json.large_event.accountings[0].emissions),
			(json) => (json.large_event.consent.at.day = '2020-01-01'),
		],
		[`/participants/${certificate.holder.id}`]: [(json) => (json.title += '！')],
	};
	for (const [path, changes] of Object.entries(forgeries)) {
		for (const change of changes) {
			const { page, found } = await certified(certificate, { forge: { [path]: change } });
			assert.equal(found.verdict, 'caught', `${change}: ${found.text}`);
			await close(page);
		}
	}
});

test('certificate_should_be_caught_when_there_is_none_of_its_number', async () => {
	const certificate = await certificateOf('neutrality');
	// The year's ninth thousandth was never given; its check digits are right.
	const number = '202600009000';
	const check = String(98n - ((BigInt(number) * 100n) % 97n)).padStart(2, '0');
	const page = await open(browser);
	await page.context().addInitScript((known) => localStorage.setItem('suhui.genesis', known), genesis);
	await page.route(`**/api/v1/certificates/${number}-${check}`, (route) =>
		route.fulfill({ json: { ...certificate, number: `${number}-${check}` } }),
	);
	await visit(page, `/certificates/${number}-${check}`);
	const found = await verdict(page, 'certificate-proof');
	assert.equal(found.verdict, 'caught', found.text);
	await close(page);
});

test('certificate_should_have_the_pages_own_characters_when_it_is_printed', async () => {
	const certificate = await certificateOf('neutrality');
	const { page } = await certified(certificate);
	await page.evaluate(() => document.fonts.ready);
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
	assert.match(pdf, /NotoSerifSC/);
	await close(page);
});

test('certificate_should_be_on_one_sheet_with_its_code_when_it_is_printed', async () => {
	const certificate = await certificateOf('neutrality');
	// The longest titles there may be, 128 bytes, and in large type.
	const longest = (json) => (json.title = '节'.repeat(42));
	const forge = {
		[`/certificates/${certificate.number}`]: (json) => longest(json.large_event),
		'/participants/*': longest,
	};
	const page = await shown(`/certificates/${certificate.number}`, { forge });
	await page.getByRole('button', { name: '大字' }).click();
	// What A4 leaves between the margins, at 96 dots an inch.
	const [width, height] = [210 - 24, 297 - 24].map((mm) => Math.floor((mm / 25.4) * 96));
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize({ width, height });
	const { y, height: tall } = await page.getByTestId('certificate').boundingBox();
	assert.ok(y >= 0 && y + tall <= height, `${y} + ${tall} of ${height}`);
	const code = await page.getByTestId('certificate').getByRole('img').boundingBox();
	assert.ok(code.y + code.height <= height);
	await close(page);
});
