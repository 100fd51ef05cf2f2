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
export type Verifier = Schemas['VerifierSummary'];
export type ExpertSummary = Schemas['ExpertSummary'];
export type Expert = Schemas['ExpertDetail'];
export type GivenOpinion = Schemas['GivenOpinion'];
export type Mandate = Schemas['MandateSummary'];
export type Scope = Schemas['Scope'];
export type ActorKind = Schemas['ActorKind'];
export type Actor = Schemas['ActorName'];
export type Subject = Schemas['DeadlineSubject'];
export type Deadline = Schemas['DeadlineSummary'];
export type DeadlineState = Schemas['DeadlineState'];
export type Tally = Schemas['TallySummary'];
export type Rule = Schemas['RuleSummary'];
export type RuleKind = Schemas['RuleKind'];
export type RuleState = Schemas['RuleState'];
export type Report = Schemas['ReportSummary'];
export type ReportKind = Schemas['ReportKind'];
export type About = Schemas['ComplaintAbout'];
export type Complaint = Schemas['ComplaintSummary'];
export type ComplaintStage = Schemas['ComplaintStage'];
export type Sanction = Schemas['SanctionSummary'];
export type SanctionGround = Schemas['SanctionGround'];
export type SanctionState = Schemas['SanctionState'];
export type Sanctioned = Schemas['SanctionedName'];
export type Capacity = Schemas['Capacity'];
export type Figures = Schemas['MonthFigures'];
export type Figure = Schemas['FigureItem'];
export type RegionSummary = Schemas['RegionSummary'];
export type Region = Schemas['RegionDetail'];
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
