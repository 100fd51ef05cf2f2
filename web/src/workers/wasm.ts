/** The project's crates as WebAssembly, behind their plain C ABI: JSON in, JSON out. */

import type { Text } from '../lib/i18n.svelte';

interface ModuleExports {
	memory: WebAssembly.Memory;
	reserve(length: number): number;
	release(pointer: number, length: number): void;
	[name: string]: unknown;
}

/** What the module says is wrong, with the place if it knows one. */
export interface Fault {
	message: Text;
	/** Of a proof: whether somebody lies, or nothing can be told. */
	kind?: 'caught' | 'cannot';
	line?: number;
	column?: number;
	field?: string;
}

/** A refusal by the module, as against a failure of the machine. */
export class ModuleRefusal extends Error {
	constructor(public readonly fault: Fault) {
		super(fault.message.en);
		this.name = 'ModuleRefusal';
	}
}

type Argument = Uint8Array | number;

export class Recomputation {
	private constructor(private readonly exports: ModuleExports) {}

	static async of(module: WebAssembly.Module): Promise<Recomputation> {
		const instance = await WebAssembly.instantiate(module, {});
		return new Recomputation(instance.exports as unknown as ModuleExports);
	}

	/** Calls an export; bytes go as (pointer, length). Throws [`ModuleRefusal`] if it answers with an error. */
	call<T>(name: string, ...given: Argument[]): T {
		const held: [number, number][] = [];
		const passed: number[] = [];
		for (const argument of given) {
			if (typeof argument === 'number') passed.push(argument);
			else {
				const place = this.copy(argument);
				held.push(place);
				passed.push(...place);
			}
		}
		try {
			const run = this.exports[name] as (...passed: number[]) => bigint;
			return this.take<T>(BigInt.asUintN(64, run(...passed)));
		} finally {
			for (const [pointer, length] of held) this.exports.release(pointer, length);
		}
	}

	private copy(bytes: Uint8Array): [number, number] {
		const pointer = this.exports.reserve(bytes.length) >>> 0;
		// The memory may have grown, which detaches views made before.
		new Uint8Array(this.exports.memory.buffer, pointer, bytes.length).set(bytes);
		return [pointer, bytes.length];
	}

	private take<T>(packed: bigint): T {
		const pointer = Number(packed >> 32n);
		const length = Number(packed & 0xffff_ffffn);
		const text = new TextDecoder().decode(new Uint8Array(this.exports.memory.buffer, pointer, length));
		this.exports.release(pointer, length);
		const answer = JSON.parse(text) as { ok?: T; error?: Fault };
		if (answer.error) throw new ModuleRefusal(answer.error);
		return answer.ok as T;
	}
}

/** A value as JSON in UTF-8. */
export function json(value: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(value));
}

/** A text in UTF-8. */
export function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
