import { Keyring } from '@polkadot/keyring';
import { blake2AsHex, cryptoWaitReady } from '@polkadot/util-crypto';
import { beforeEach, expect, test, vi } from 'vitest';
import { FULFILMENTS, fulfilments } from './acts/lists';
import {
	exported,
	forgetKey,
	forgetSecret,
	handOver,
	hasSecret,
	keys,
	makeKey,
	makeSecret,
	openKey,
	openSecret,
	takeKey,
	withKey,
} from './keystore';

/** What a browser keeps. */
class Storage {
	readonly kept = new Map<string, string>();
	get length(): number {
		return this.kept.size;
	}
	key(place: number): string | null {
		return [...this.kept.keys()][place] ?? null;
	}
	getItem(name: string): string | null {
		return this.kept.get(name) ?? null;
	}
	setItem(name: string, value: string): void {
		this.kept.set(name, value);
	}
	removeItem(name: string): void {
		this.kept.delete(name);
	}
}

// Keys are made hard to guess: each takes most of a second.
vi.setConfig({ testTimeout: 60_000 });

const PASSWORD = 'correct horse';
let storage: Storage;

beforeEach(async () => {
	await cryptoWaitReady();
	storage = new Storage();
	vi.stubGlobal('localStorage', storage);
	vi.stubGlobal('navigator', {});
});

test('key_should_open_in_polkadot_js_when_it_was_made_here', async () => {
	const { address } = await makeKey('小林', PASSWORD);
	expect(keys()).toEqual([{ address, name: '小林' }]);
	const { name, text } = exported(address)!;
	expect(name).toBe(`${address}.json`);
	const pair = new Keyring({ ss58Format: 42 }).createFromJson(JSON.parse(text));
	pair.unlock(PASSWORD);
	expect([pair.address, pair.type, pair.meta.name]).toEqual([address, 'sr25519', '小林']);
	const message = new Uint8Array([1, 2, 3]);
	expect(pair.verify(message, (await openKey(address, PASSWORD)).sign(message), pair.publicKey)).toBe(true);
});

test('key_should_be_kept_when_its_file_is_of_polkadot_js', async () => {
	const pair = new Keyring({ type: 'ed25519', ss58Format: 0 }).addFromUri('//Citizen', { name: 'Lin' });
	const file = JSON.stringify(pair.toJson(PASSWORD));
	const taken = await takeKey(file, PASSWORD);
	// By the chain's format, whichever the file's was.
	expect(taken).toEqual({ address: new Keyring({ ss58Format: 42 }).encodeAddress(pair.publicKey), name: 'Lin' });
	expect((await openKey(taken.address, PASSWORD)).publicKey).toEqual(pair.publicKey);
});

test('key_should_not_be_in_the_browser_readable_when_it_is_kept', async () => {
	const pair = new Keyring({ type: 'sr25519' }).addFromUri('//Citizen');
	await takeKey(JSON.stringify(pair.toJson(PASSWORD)), PASSWORD);
	const [kept = ''] = [...storage.kept.values()];
	expect(JSON.parse(kept).encoding.type).toEqual(['scrypt', 'xsalsa20-poly1305']);
	expect(storage.kept.size).toBe(1);
});

test('key_should_be_encrypted_when_its_file_was_not', async () => {
	const pair = new Keyring({ type: 'sr25519' }).addFromUri('//Citizen');
	const bare = JSON.stringify(pair.toJson());
	await expect(takeKey(bare, '1234567')).rejects.toMatchObject({ reason: 'short-password' });
	const { address } = await takeKey(bare, PASSWORD);
	expect(JSON.parse(exported(address)!.text).encoding.type).toEqual(['scrypt', 'xsalsa20-poly1305']);
	expect((await openKey(address, PASSWORD)).isLocked).toBe(false);
});

test('key_should_be_kept_when_its_secret_phrase_is_written', async () => {
	const words = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
	const { address } = await takeKey(` ${words}//rider//9\n`, PASSWORD);
	expect(address).toBe(new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//rider//9').address);
	// The phrase is that of development keys.
	expect((await takeKey('//rider//9', PASSWORD)).address).toBe(address);
	await expect(takeKey(words, '1234567')).rejects.toMatchObject({ reason: 'short-password' });
});

test('key_should_be_kept_when_a_telephone_wrote_its_phrase', async () => {
	const phrase = 'Bottom drive obey  lake curtain smoke\nbasket hold race lonely fit WALK//rider//9';
	const { address } = await takeKey(phrase, PASSWORD);
	expect(address).toBe(new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//rider//9').address);
	// The derivation has capitals of its own.
	const derived = await takeKey(phrase.replace('//rider', '//Rider'), PASSWORD);
	expect(derived.address).toBe(new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri('//Rider//9').address);
});

test('key_should_be_locked_when_what_it_signed_is_on_its_way_or_came_to_nothing', async () => {
	const { address } = await makeKey('', PASSWORD);
	const seen: [string, boolean][] = [];
	let open: { isLocked: boolean } | undefined;
	const moment = (now: string) => seen.push([now, open!.isLocked]);
	const sent = await withKey(address, PASSWORD, moment, async (pair, on) => {
		open = pair;
		for (const now of ['signing', 'sent', 'included']) on(now);
		return 7;
	});
	expect([sent, seen]).toEqual([
		7,
		[
			['signing', false],
			['sent', true],
			['included', true],
		],
	]);
	const failing = withKey(address, PASSWORD, moment, async (pair) => {
		open = pair;
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	expect(open!.isLocked).toBe(true);
});

test('key_should_stay_shut_when_the_password_is_another', async () => {
	const { address } = await makeKey('', PASSWORD);
	await expect(openKey(address, 'wrong horse')).rejects.toMatchObject({ reason: 'wrong-password' });
	await expect(takeKey(exported(address)!.text, 'wrong horse')).rejects.toMatchObject({ reason: 'wrong-password' });
});

test('key_should_be_refused_when_its_password_is_short_or_its_file_is_none', async () => {
	await expect(makeKey('', '1234567')).rejects.toMatchObject({ reason: 'short-password', values: { least: '8' } });
	for (const file of [
		'',
		'a short seed',
		'bottom drive obey',
		'{}',
		'[]',
		'null',
		'{"encoded":"0x","encoding":{"content":["pkcs8","sr25519"]}}',
	]) {
		await expect(takeKey(file, PASSWORD), file).rejects.toMatchObject({ reason: 'not-a-key' });
	}
	expect(keys()).toEqual([]);
});

test('key_should_be_refused_when_the_browser_keeps_nothing', async () => {
	storage.setItem = () => undefined;
	await expect(makeKey('', PASSWORD)).rejects.toMatchObject({ reason: 'not-kept' });
	await expect(makeSecret(PASSWORD)).rejects.toMatchObject({ reason: 'not-kept' });
});

test('key_should_be_gone_when_it_is_forgotten', async () => {
	const { address } = await makeKey('', PASSWORD);
	forgetKey(address);
	expect(keys()).toEqual([]);
	// Nobody is to take an empty file for a backup.
	expect(exported(address)).toBeUndefined();
	await expect(openKey(address, PASSWORD)).rejects.toMatchObject({ reason: 'not-a-key' });
});

test('secret_should_have_the_digest_that_the_chain_compares_when_it_is_opened', async () => {
	const digest = await makeSecret(PASSWORD);
	const secret = await openSecret(digest, PASSWORD);
	expect(secret).toMatch(/^0x[0-9a-f]{64}$/);
	expect(blake2AsHex(secret, 256)).toBe(digest);
	expect(await makeSecret(PASSWORD)).not.toBe(digest);
	expect([...storage.kept.values()].join()).not.toContain(secret.slice(2));
	// It is none of the keys.
	expect(keys()).toEqual([]);
});

test('secret_should_stay_sealed_when_the_password_is_another_or_it_was_forgotten', async () => {
	const digest = await makeSecret(PASSWORD);
	await expect(openSecret(digest, 'wrong horse')).rejects.toMatchObject({ reason: 'wrong-password' });
	expect(hasSecret(digest)).toBe(true);
	forgetSecret(digest);
	expect(hasSecret(digest)).toBe(false);
	await expect(openSecret(digest, PASSWORD)).rejects.toMatchObject({ reason: 'no-secret' });
});

test('code_should_be_what_a_provider_enters_when_it_is_scanned', () => {
	const secret = `0x${'ab'.repeat(32)}`;
	const scanned = [handOver(12, secret), handOver(13, secret)].join('\n');
	expect(scanned).toMatch(FULFILMENTS);
	expect(fulfilments(scanned)).toEqual([
		[12, secret],
		[13, secret],
	]);
});
