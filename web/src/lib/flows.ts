/** Where reductions went, as it is drawn and as a table. */
import { say } from './i18n.svelte';
import { half } from './resource.svelte';
import type { FlowNode, Flows, Schemas } from './types';

/** An end of flows, by its key and in words. */
export interface End {
	key: FlowNode;
	name: string;
}

export interface Flow {
	from: End;
	to: End;
	reduction: Schemas['Reduction'];
}

/** The flows in which anything went, in the API's order. */
export function flowsOf({ nodes, links }: Flows): Flow[] {
	const names = new Map(nodes.map(({ key, label }) => [key, half(say(label))]));
	const end = (key: FlowNode): End => ({ key, name: names.get(key) ?? key });
	return links
		.filter(({ reduction }) => reduction.mg !== '0')
		.map(({ from, to, reduction }) => ({ from: end(from), to: end(to), reduction }));
}

/** The ends that any of them has, each once, in the order in which they come. */
export function endsOf(flows: Flow[]): End[] {
	const all = flows.flatMap(({ from, to }) => [from, to]);
	return all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at);
}
