/** Shapes of the API's answers (`/api/v1`). Counts that may pass 2^53 are strings of digits. */

/** Milligrams CO2e as digits, and the same as the service words it. */
export interface Amount {
	mg: string;
	text: string;
}

export interface Gain {
	reduction: Amount;
	points: string;
}

export interface List<T> {
	items: T[];
	next: string | null;
}

export interface DocumentRef {
	blake2_256: string;
	sm3: string | null;
	available: boolean;
}

export type BatchStatus = 'opened' | 'assigned' | 'attested' | 'approved' | 'held' | 'complete' | 'closed' | 'cancelled';

export type Category = 'clothing' | 'food' | 'housing' | 'transport' | 'goods';

export interface BatchSummary {
	id: number;
	scenario: { id: number; title: string; category: Category };
	version: { id: number; title: string } | null;
	/** First and last day, both included. */
	period: { first: string; last: string };
	/** Month of issue. */
	month: string | null;
	records: number;
	status: BatchStatus;
	verifier: { account: string; title: string } | null;
	claim: Gain;
	issued: Gain;
	opened: { block: number; time: string | null };
}

export interface BatchStep {
	step: 'opened' | 'assigned' | 'attested' | 'approved' | 'completed' | 'held' | 'closed' | 'cancelled';
	block: number;
	time: string | null;
	account: string | null;
	/** `block-index`. */
	extrinsic: string | null;
}

export interface RegionGain extends Gain {
	region: number;
	label_zh: string;
	label_en: string;
	records: number | string;
}

export interface Batch extends BatchSummary {
	reporter: string;
	root: string;
	chunks: number;
	/** Those fed, and one the chain refused. */
	chunks_on_chain: number;
	fed: { chunks: number; records: number };
	withheld: { records: number } & Gain;
	report: DocumentRef | null;
	held: { chunk: number; difference: unknown } | null;
	class: number | null;
	steps: BatchStep[];
	regions: RegionGain[];
}

export type Binding = 'reduction' | { input: number };

export interface BatchRule {
	source: string;
	period: { first: number; last: number };
	records: number | string;
	chunks: number;
	root: string;
	claim: { mg: string; points: string };
	methodology: string | null;
	points: string;
	bindings: Binding[];
	inputs: unknown;
	scenario?: { id: number; title: string };
	version?: number | null;
}

export interface Chunk {
	index: number;
	block: number;
	extrinsic: number;
	records: number;
	pages: number;
	bytes: number;
	body: string;
	subtotal: Gain;
	credited: Gain;
	withheld: Gain;
	withheld_records: number;
	/** False for the chunk that holds its batch. */
	taken: boolean;
}

export interface ChunkFeed {
	header: {
		index: number;
		records: number;
		pages: number;
		reduction_mg: string;
		points: string;
		body: string;
	};
	proof: string[];
	operations: number;
}

export interface Summary {
	genesis: string;
	spec_version: number;
	node: { connected: boolean; best: number | null; finalized: number | null };
	indexed: { number: number; hash: string; time: string | null } | null;
	lag: number | null;
	issued: Amount;
	points: string;
	/** Scenarios of which batches were issued; the greatest of them, at most three. */
	issuing_scenarios: number;
	top_scenarios: { id: number; title: string; issued: Amount }[];
	/** Verifiers whose attestation stands behind what was issued; the greatest of them, at most three. */
	attesting_verifiers: number;
	top_verifiers: { account: string; title: string; issued: Amount }[];
	lapsed: Amount;
	participants: { individual: number; institution: number; organisation: number };
	methodologies: number;
	versions_published: number;
	scenarios: number;
	verifiers: number;
	validators: number | null;
	batches: Partial<Record<BatchStatus, number>>;
	records: number | string;
	latest: BatchSummary[];
}

export type SeriesBy = 'month' | 'day' | 'region' | 'category' | 'scenario';

export interface SeriesItem extends Gain {
	key: string;
	label_zh: string;
	label_en: string;
	records: number | string;
}

export interface Series {
	by: SeriesBy;
	items: SeriesItem[];
}

export interface VersionSummary {
	id: number;
	methodology: number;
	number: number;
	title: string;
	stage: 'evaluation' | 'published';
	developer: string;
	submitted: { day: string; block: number };
	published: { day: string; block: number } | null;
	scenarios: number;
	issued: Amount;
}

export interface Input {
	name: string;
	description: string;
	unit: string;
	decimals: number;
	from: string;
	to: string;
}

export interface Parameter {
	name: string;
	description: string;
	value: string;
	unit: string;
	citation: string;
}

export interface Vector {
	inputs: { name: string; value: string }[];
	expected: string;
	computed: string;
	passes: boolean;
}

export interface Opinion {
	expert: string;
	favourable: boolean;
	report: DocumentRef | null;
	block: number;
}

export interface Version extends VersionSummary {
	source: string;
	kind: string;
	inputs: Input[];
	parameters: Parameter[];
	result_unit: string;
	vectors: Vector[];
	opinions: Opinion[];
	document: DocumentRef;
	used_by: ScenarioSummary[];
}

export interface ScenarioSummary {
	id: number;
	title: string;
	category: Category;
	version: { id: number; title: string } | null;
	developer: string;
	stage: 'review' | 'admitted' | 'terminated';
	stage_day: string | null;
	issued: Amount;
	points: string;
	batches: number;
}

export interface Scenario extends ScenarioSummary {
	points_source: string;
	bindings: Binding[];
	document: DocumentRef;
	methodology: VersionSummary | null;
	latest: BatchSummary[];
}

export interface Verifier {
	account: string;
	title: string;
	standing: 'good' | 'suspended';
	since: string | null;
	document: DocumentRef;
	accredited: string;
	batches: number;
	issued: Amount;
	/** Scenarios in which it has an interest. */
	interests: number[];
}

export interface Validators {
	session: number;
	items: { account: string; blocks: number }[];
}

export interface Block {
	number: number;
	hash: string;
	parent: string;
	state_root: string;
	author: string | null;
	time: string | null;
	spec_version: number;
	undecoded: number;
}

export interface BlockSummary extends Block {
	extrinsics: number;
	events: number;
}

export interface BlockDetail extends Block {
	extrinsics: Extrinsic[];
	events: ChainEvent[];
}

export interface Extrinsic {
	block: number;
	index: number;
	hash: string;
	pallet: string;
	call: string;
	signer: string | null;
	nonce: number | null;
	/** Null if the outcome could not be read. */
	success: boolean | null;
	error: string | null;
	args: unknown;
	raw: string | null;
	bytes: number;
	time?: string | null;
	events?: ChainEvent[];
}

export interface ChainEvent {
	block: number;
	index: number;
	extrinsic: number | null;
	pallet: string;
	name: string;
	fields: unknown;
	raw: string | null;
	time?: string | null;
}

export interface Participant {
	id: number;
	account: string;
	kind: 'individual' | 'institution' | 'organisation';
	region: number;
	label_zh: string;
	label_en: string;
	opened: string;
	closed: string | null;
	/** Every account that ever stood for it; not in lists. */
	accounts?: string[];
}

export interface Lot extends Gain {
	/** Month of issue. */
	month: string;
	/** Month in which it lapses. */
	lapses: string;
	class: number;
	scenario: { id: number; title: string };
	version: { id: number; title: string } | null;
}

export interface Lots {
	block: number;
	balance: Gain;
	honour: Gain;
	lots: Lot[];
}

export type HitKind =
	'block' | 'validator' | 'signer' | 'extrinsic' | 'participant' | 'batch' | 'scenario' | 'methodology' | 'verifier' | 'document';

export interface Hit {
	kind: HitKind;
	id: string | number;
	title: string;
	detail: string | null;
}

export interface PublicDocument {
	blake2_256: string;
	sm3: string | null;
	/** Whether the chain's SM3 digests are the document's; null where there is nothing to compare. */
	sm3_matches: boolean | null;
	on_chain: { kind: HitKind; id: string; role: string; sm3: string }[];
	available: boolean;
	bytes: number | null;
	type: string | null;
	name?: string | null;
}

export interface Site {
	organiser: string | null;
	identifier: string | null;
	icp: string | null;
	/** The node's public address, if it has one. */
	node_ws: string | null;
	more_nodes: string[];
}

/** In Chinese and English. */
export interface Words {
	zh: string;
	en: string;
}

/** How a column of an export is written. */
export type Form = 'number' | 'truth' | 'milligrams' | 'points' | 'text' | 'json' | 'day' | 'month' | 'time';

export interface ExportColumn {
	name: string;
	form: Form;
	holds: Words;
}

/** A table that can be downloaded. */
export interface Export {
	name: string;
	title: Words;
	holds: Words;
	/** Names of `/export/{file}`. */
	csv: string;
	json: string;
	columns: ExportColumn[];
}

export interface Exports {
	items: Export[];
}
