/** Shapes of the API's answers (`/api/v1`), by the names the page has for them; `openapi.d.ts` is made from `openapi.json`. */
import type { components } from './openapi';

export type Schemas = components['schemas'];

/** A page of a list. */
export interface List<T> {
	items: T[];
	next: string | null;
}

export type Amount = Schemas['Reduction'];
export type DocumentRef = Schemas['DocumentLink'];
export type BatchSummary = Schemas['BatchSummary'];
export type BatchStep = Schemas['BatchStep'];
export type Batch = Schemas['BatchDetail'];
export type BatchClass = Schemas['BatchClass'];
export type BatchRule = Schemas['BatchRule'];
export type Chunk = Schemas['ChunkSummary'];
export type ChunkFeed = Schemas['ChunkFeed'];
export type Summary = Schemas['Summary'];
export type SeriesBy = Schemas['Dimension'];
export type SeriesItem = Schemas['SeriesItem'];
export type Series = Schemas['Series'];
export type VersionSummary = Schemas['VersionSummary'];
export type Input = Schemas['InputDeclaration'];
export type Vector = Schemas['WorkedExample'];
export type Version = Schemas['VersionDetail'];
export type ScenarioSummary = Schemas['ScenarioSummary'];
export type Scenario = Schemas['ScenarioDetail'];
export type Terms = Schemas['TermsSummary'];
export type ScenarioStep = Schemas['ScenarioStep'];
export type OutsideClaim = Schemas['OutsideClaim'];
export type Conflict = Schemas['ConflictSummary'];
export type Evaluation = Schemas['Evaluation'];
export type Verifier = Schemas['VerifierSummary'];
export type ExpertSummary = Schemas['ExpertSummary'];
export type Expert = Schemas['ExpertDetail'];
export type GivenOpinion = Schemas['GivenOpinion'];
export type JudgedMatter = Schemas['JudgedMatter'];
export type PanelRound = Schemas['PanelRound'];
export type PanelSeat = Schemas['PanelSeat'];
export type VersionStep = Schemas['VersionStep'];
export type Notice = Schemas['NoticeDetail'];
export type NoticeState = Schemas['NoticeState'];
export type Objection = Schemas['ObjectionSummary'];
export type Mandate = Schemas['MandateSummary'];
export type Scope = Schemas['Scope'];
export type Validators = Schemas['Validators'];
export type BlockSummary = Schemas['BlockSummary'];
export type BlockDetail = Schemas['BlockDetail'];
export type Extrinsic = Schemas['ExtrinsicSummary'];
export type ExtrinsicDetail = Schemas['ExtrinsicAndEvents'];
export type ChainEvent = Schemas['EventSummary'];
export type ParticipantName = Schemas['ParticipantName'];
export type Participant = Schemas['ParticipantDetail'];
export type Lot = Schemas['LotSummary'];
export type Lots = Schemas['LotList'];
export type Hit = Schemas['Hit'];
export type PublicDocument = Schemas['PublicDocument'];
export type Site = Schemas['Site'];
export type Export = Schemas['Export'];
export type Exports = Schemas['Exports'];
export type Form = Schemas['Form'];
export type HitKind = Schemas['HitKind'];
export type BatchStatus = Schemas['BatchStatus'];
export type Binding = Schemas['Binding'];
