/** Shapes of the API's answers (`/api/v1`), by the names the page has for them; `openapi.d.ts` is made from `openapi.json`. */
import type { components } from './openapi';

type Schemas = components['schemas'];

/** A page of a list. */
export interface List<T> {
	items: T[];
	next: string | null;
}

export type Amount = Schemas['Amount'];
export type Gain = Schemas['Quantity'];
export type DocumentRef = Schemas['Document'];
export type BatchSummary = Schemas['BatchSummary'];
export type BatchStep = Schemas['Step'];
export type RegionGain = Schemas['RegionIssue'];
export type Batch = Schemas['Batch'];
export type BatchRule = Schemas['BatchRule'] & { bindings: Binding[] };
export type Chunk = Schemas['Chunk'];
export type ChunkFeed = Schemas['ChunkFeed'];
export type Summary = Schemas['Summary'];
export type SeriesBy = Schemas['By'];
export type SeriesItem = Schemas['SeriesItem'];
export type Series = Schemas['Series'];
export type VersionSummary = Schemas['VersionSummary'];
export type Input = Schemas['Input'];
export type Parameter = Schemas['Parameter'];
export type Vector = Schemas['Vector'];
export type Opinion = Schemas['Opinion'];
export type Version = Schemas['Version'];
export type ScenarioSummary = Schemas['ScenarioSummary'];
export type Scenario = Schemas['Scenario'] & { bindings: Binding[] };
export type Verifier = Schemas['Verifier'];
export type Validators = Schemas['Validators'];
export type BlockSummary = Schemas['BlockSummary'];
export type BlockDetail = Schemas['Block'];
export type Extrinsic = Schemas['Extrinsic'];
export type ExtrinsicDetail = Schemas['ExtrinsicAndEvents'];
export type ChainEvent = Schemas['Event'];
export type ParticipantSummary = Schemas['ParticipantSummary'];
export type Participant = Schemas['Participant'];
export type Lot = Schemas['Lot'];
export type Lots = Schemas['Lots'];
export type Hit = Schemas['Hit'] & { kind: HitKind };
export type PublicDocument = Schemas['PublicDocument'];
export type Site = Schemas['Site'];
export type Titled = Schemas['Titled'];
export type ExportColumn = Schemas['ExportColumn'];
export type Export = Schemas['Export'];
export type Exports = Schemas['Exports'];
export type Form = Schemas['Form'];

// What the document leaves as texts.
export type Category = 'clothing' | 'food' | 'housing' | 'transport' | 'goods';

export type HitKind =
	'block' | 'validator' | 'signer' | 'extrinsic' | 'participant' | 'batch' | 'scenario' | 'methodology' | 'verifier' | 'document';

export type BatchStatus = 'opened' | 'assigned' | 'attested' | 'approved' | 'held' | 'complete' | 'closed' | 'cancelled';

export type Binding = 'reduction' | { input: number };
