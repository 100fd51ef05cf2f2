/**
 * Keys that this browser keeps, each as a file of polkadot.js's own format: encrypted with a password by scrypt and
 * xsalsa20-poly1305, and opened by any of its programs. Beside them the secrets of orders, sealed the same way. Nothing
 * here is ever sent.
 */
import type { Keyring } from '@polkadot/keyring';
import type { KeyringPair, KeyringPair$Json } from '@polkadot/keyring/types';
import { refusal } from './refusals';

/** What keeps a key that no extension keeps, in an account's `source`. */
export const BROWSER = 'browser';

/** Characters of a password at least. */
export const SHORTEST = 8;

const KEYS = 'suhui.key.';
const SECRETS = 'suhui.secret.';
/** The chain's address format. */
const SS58 = 42;
/** What a sealed secret says it is, as a key's file says of itself. */
const SEALED = ['suhui-secret'];
const BYTES = 32;

/** A key as it is told before it is opened. */
export interface Kept {
	address: string;
	name: string;
}

/** The keys kept here, by address. */
export function keys(): Kept[] {
	return stored(KEYS)
		.map((address) => ({ address, name: nameOf(address) }))
		.sort((one, other) => (one.address < other.address ? -1 : 1));
}

/** Makes a key and keeps it. Throws [`Refusal`]. */
export async function makeKey(name: string, password: string): Promise<Kept> {
	ensureLong(password);
	const { mnemonicGenerate } = await import('@polkadot/util-crypto');
	const pair = (await keyring()).createFromUri(mnemonicGenerate(), { name, whenCreated: Date.now() });
	keep(KEYS + pair.address, JSON.stringify(pair.toJson(password)));
	stay();
	return { address: pair.address, name };
}

/**
 * Keeps a key from a file that polkadot.js, its extension or this page exported, if the password opens it; or by its secret
 * phrase, which the password encrypts from now on. Throws [`Refusal`].
 */
export async function takeKey(file: string, password: string): Promise<Kept> {
	const text = file.trim();
	const phrased = await ofPhrase(text);
	const pair = phrased ?? (await read(text));
	if (phrased) ensureLong(password);
	else if (isBare(text)) {
		ensureLong(password);
		pair.unlock();
	} else opened(pair, password);
	// By this chain's format of addresses, and by what polkadot.js encrypts with today.
	const kept = JSON.stringify(pair.toJson(password));
	pair.lock();
	keep(KEYS + pair.address, kept);
	stay();
	return { address: pair.address, name: nameOf(pair.address) };
}

/** A key as a file, still encrypted: its name, and what is in it; undefined of one that is not kept, by another tab's doing too. */
export function exported(address: string): { name: string; text: string } | undefined {
	const text = value(KEYS + address);
	return text === null ? undefined : { name: `${address}.json`, text };
}

/**
 * Has `send` sign by a key that is open until what it signed was taken up, and no longer; locked also when it comes to nothing.
 * Throws [`Refusal`].
 */
export async function withKey<Moment extends string, T>(
	address: string,
	password: string,
	on: (moment: Moment | 'signing') => void,
	send: (pair: KeyringPair, on: (moment: Moment | 'signing') => void) => Promise<T>,
): Promise<T> {
	const pair = await openKey(address, password);
	try {
		return await send(pair, (moment) => {
			// What comes next needs no key.
			if (moment !== 'signing') pair.lock();
			on(moment);
		});
	} finally {
		pair.lock();
	}
}

/** Forgets a key; only its exported file, if there is one, still has it. */
export function forgetKey(address: string): void {
	forget(KEYS + address);
}

/** The key itself, to sign with and to lock again. Throws [`Refusal`]. */
export async function openKey(address: string, password: string): Promise<KeyringPair> {
	const pair = await read(value(KEYS + address) ?? '');
	opened(pair, password);
	return pair;
}

/**
 * Makes the secret of an order and keeps it sealed, by the password that opened the key or, of an extension's, by one that
 * is long enough; what goes on the chain is its digest, which is returned. Throws [`Refusal`].
 */
export async function makeSecret(password: string): Promise<string> {
	const { blake2AsHex, cryptoWaitReady, jsonEncrypt } = await import('@polkadot/util-crypto');
	await cryptoWaitReady();
	const secret = crypto.getRandomValues(new Uint8Array(BYTES));
	const digest = blake2AsHex(secret, 256);
	keep(SECRETS + digest, JSON.stringify(jsonEncrypt(secret, SEALED, password)));
	return digest;
}

/** Whether the secret of a digest is kept here. */
export function hasSecret(digest: string): boolean {
	return value(SECRETS + digest) !== null;
}

/** The secret of a digest, in hexadecimal digits. Throws [`Refusal`]. */
export async function openSecret(digest: string, password: string): Promise<string> {
	const sealed = value(SECRETS + digest);
	if (sealed === null) throw refusal('no-secret');
	const { cryptoWaitReady, jsonDecrypt } = await import('@polkadot/util-crypto');
	const { u8aToHex } = await import('@polkadot/util');
	await cryptoWaitReady();
	try {
		return u8aToHex(jsonDecrypt(JSON.parse(sealed), password));
	} catch {
		throw refusal('wrong-password');
	}
}

/** Forgets the secret of an order that is over. */
export function forgetSecret(digest: string): void {
	forget(SECRETS + digest);
}

/** What an order's code says to whoever scans it: a line of what a provider fulfils, on its page or from a file. */
export function handOver(order: number, secret: string): string {
	return `${order},${secret}`;
}

async function keyring(): Promise<Keyring> {
	const [{ Keyring }, { cryptoWaitReady }] = await Promise.all([import('@polkadot/keyring'), import('@polkadot/util-crypto')]);
	await cryptoWaitReady();
	return new Keyring({ type: 'sr25519', ss58Format: SS58 });
}

async function read(file: string): Promise<KeyringPair> {
	const ring = await keyring();
	try {
		const pair = ring.createFromJson(JSON.parse(file) as KeyringPair$Json);
		// The chain has no account of this kind.
		if (pair.type === 'ethereum') throw new Error(pair.type);
		return pair;
	} catch {
		throw refusal('not-a-key');
	}
}

/** The key of a secret phrase with its derivation, or of a derivation alone, which is a development key's. */
async function ofPhrase(entered: string): Promise<KeyringPair | undefined> {
	const ring = await keyring();
	const text = tidied(entered);
	const { keyExtractSuri, mnemonicValidate } = await import('@polkadot/util-crypto');
	try {
		// Anything else short enough would be taken for a seed.
		if (!text.startsWith('//') && !mnemonicValidate(keyExtractSuri(text).phrase)) return undefined;
		return ring.createFromUri(text);
	} catch {
		return undefined;
	}
}

/** A phrase as telephones and papers write it, in capitals and over several lines, in the one form there is; its derivation as it is. */
function tidied(text: string): string {
	const [, words = '', path = ''] = /^([^/]*)(.*)$/s.exec(text) ?? [];
	return words.trim().split(/\s+/).join(' ').toLowerCase() + path;
}

function opened(pair: KeyringPair, password: string): void {
	try {
		pair.unlock(password);
	} catch {
		throw refusal('wrong-password');
	}
}

/** Whether a file has its key in the clear. */
function isBare(file: string): boolean {
	const { encoding } = JSON.parse(file) as KeyringPair$Json;
	return encoding.type.includes('none');
}

/** Throws [`Refusal`] of a password that is easily guessed. */
export function ensureLong(password: string): void {
	if (password.length < SHORTEST) throw refusal('short-password', { least: String(SHORTEST) });
}

function nameOf(address: string): string {
	try {
		const { meta } = JSON.parse(value(KEYS + address) ?? '') as Partial<KeyringPair$Json>;
		return typeof meta?.name === 'string' ? meta.name : '';
	} catch {
		return '';
	}
}

/** What is kept under a prefix, without it. */
function stored(prefix: string): string[] {
	try {
		const names = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
		return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
	} catch {
		return [];
	}
}

function value(name: string): string | null {
	try {
		return localStorage.getItem(name);
	} catch {
		return null;
	}
}

/** Nothing is signed that hangs on what the browser did not keep. */
function keep(name: string, text: string): void {
	try {
		localStorage.setItem(name, text);
	} catch {
		// Told below, as where it is dropped in silence.
	}
	if (value(name) !== text) throw refusal('not-kept');
}

function forget(name: string): void {
	try {
		localStorage.removeItem(name);
	} catch {
		// What cannot be kept is not there to be forgotten.
	}
}

/** Asks the browser not to clear what is kept when it runs short of room. */
function stay(): void {
	void navigator.storage?.persist().catch(() => false);
}
