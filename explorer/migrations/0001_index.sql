-- The public's index of the chain. SQLite and PostgreSQL run the same text. Hashes are 0x-prefixed hexadecimal,
-- accounts SS58, amounts milligrams of CO2e and points, days since 1970-01-01 and months since 1970-01 in Beijing time.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE blocks (
  number BIGINT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, parent TEXT NOT NULL, state_root TEXT NOT NULL, author TEXT,
  time_ms BIGINT, spec_version BIGINT NOT NULL, extrinsics BIGINT NOT NULL, events BIGINT NOT NULL, undecoded BIGINT NOT NULL
);
CREATE INDEX blocks_author ON blocks (author);

CREATE TABLE extrinsics (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, hash TEXT NOT NULL, pallet TEXT NOT NULL, call TEXT NOT NULL, signer TEXT,
  nonce BIGINT, success BIGINT, error TEXT, args TEXT NOT NULL, raw TEXT, bytes BIGINT NOT NULL,
  PRIMARY KEY (block, idx)
);
CREATE INDEX extrinsics_hash ON extrinsics (hash);
CREATE INDEX extrinsics_signer ON extrinsics (signer, block, idx);
CREATE INDEX extrinsics_pallet_call ON extrinsics (pallet, call, block, idx);
CREATE INDEX extrinsics_pallet ON extrinsics (pallet, block, idx);
CREATE INDEX extrinsics_call ON extrinsics (call, block, idx);

CREATE TABLE events (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, extrinsic BIGINT, pallet TEXT NOT NULL, name TEXT NOT NULL,
  fields TEXT NOT NULL, raw TEXT, PRIMARY KEY (block, idx)
);
CREATE INDEX events_pallet_name ON events (pallet, name, block, idx);
CREATE INDEX events_pallet ON events (pallet, block, idx);
CREATE INDEX events_name ON events (name, block, idx);

-- `folded` is what a text is searched by, in small letters of any alphabet. Only legal persons have a title and a code, and
-- they alone stand in the index on codes, through which they are found among ten million.
CREATE TABLE participants (
  id BIGINT PRIMARY KEY, account TEXT NOT NULL, kind TEXT NOT NULL, title TEXT, code TEXT, folded TEXT, region BIGINT NOT NULL,
  opened_day BIGINT NOT NULL, closed_day BIGINT, block BIGINT NOT NULL
);
CREATE INDEX participants_code ON participants (code) WHERE code IS NOT NULL;
-- Open accounts by kind and region, so that ten million need not be counted for every visitor.
CREATE TABLE open_accounts (
  kind TEXT NOT NULL, region BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (kind, region)
);
CREATE TABLE participant_accounts (
  account TEXT NOT NULL, participant BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (account, participant)
);
CREATE INDEX participant_accounts_participant ON participant_accounts (participant);

-- A pilot that was withdrawn may be admitted again.
CREATE TABLE pilots (
  region BIGINT PRIMARY KEY, admitted_day BIGINT NOT NULL, admitted_block BIGINT NOT NULL, withdrawn_day BIGINT,
  withdrawn_block BIGINT
);

-- Who sits since the first block has no day of appointment.
CREATE TABLE experts (
  id BIGINT PRIMARY KEY, account TEXT NOT NULL, appointed_day BIGINT, appointed_block BIGINT NOT NULL, dismissed_day BIGINT,
  dismissed_block BIGINT
);
CREATE INDEX experts_account ON experts (account);

-- Developers, reporters and verifiers are participants by number.
CREATE TABLE methodologies (id BIGINT PRIMARY KEY, developer BIGINT NOT NULL, versions BIGINT NOT NULL);
-- `stage_day` and `stage_block` tell since when the version stands where it does.
CREATE TABLE versions (
  id BIGINT PRIMARY KEY, methodology BIGINT NOT NULL, number BIGINT NOT NULL, title TEXT NOT NULL,
  folded TEXT NOT NULL, developer BIGINT NOT NULL, text TEXT NOT NULL, document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL,
  submitted_day BIGINT NOT NULL, submitted_block BIGINT NOT NULL, stage TEXT NOT NULL, stage_day BIGINT NOT NULL,
  stage_block BIGINT NOT NULL, round BIGINT NOT NULL, published_day BIGINT, published_block BIGINT, effective_day BIGINT,
  discontinued_day BIGINT
);
CREATE INDEX versions_document ON versions (document_blake2_256);
CREATE INDEX versions_developer ON versions (developer);
CREATE INDEX versions_stage ON versions (stage, id);

-- The events that brought a version on its way.
CREATE TABLE version_steps (
  version BIGINT NOT NULL, block BIGINT NOT NULL, idx BIGINT NOT NULL, step TEXT NOT NULL, extrinsic BIGINT,
  document_blake2_256 TEXT, document_sm3 TEXT, reason_blake2_256 TEXT, reason_sm3 TEXT, PRIMARY KEY (version, block, idx)
);
CREATE INDEX version_steps_document ON version_steps (document_blake2_256);
CREATE INDEX version_steps_reason ON version_steps (reason_blake2_256);

-- A notice runs until its last day; what came of it is known once the version goes on.
CREATE TABLE notices (
  version BIGINT NOT NULL, round BIGINT NOT NULL, from_day BIGINT NOT NULL, last_day BIGINT NOT NULL, begun_block BIGINT NOT NULL,
  outcome TEXT, outcome_day BIGINT, outcome_block BIGINT, PRIMARY KEY (version, round)
);
CREATE INDEX notices_begun ON notices (begun_block, version);
CREATE INDEX notices_outcome ON notices (outcome, begun_block, version);

CREATE TABLE objections (
  version BIGINT NOT NULL, number BIGINT NOT NULL, round BIGINT NOT NULL, participant BIGINT NOT NULL,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, filed_day BIGINT NOT NULL, filed_block BIGINT NOT NULL,
  upheld BIGINT, answer_blake2_256 TEXT, answer_sm3 TEXT, answered_day BIGINT, answered_block BIGINT,
  PRIMARY KEY (version, number)
);
CREATE INDEX objections_round ON objections (version, round, number);
CREATE INDEX objections_document ON objections (document_blake2_256);
CREATE INDEX objections_answer ON objections (answer_blake2_256);

-- Seats of panels. `part` is the number of terms, 0 of all else; who was replaced sits no more, but what was said stays.
CREATE TABLE panels (
  matter TEXT NOT NULL, number BIGINT NOT NULL, part BIGINT NOT NULL, round BIGINT NOT NULL, seat TEXT NOT NULL,
  seat_number BIGINT NOT NULL, named_day BIGINT NOT NULL, named_block BIGINT NOT NULL, replaced_block BIGINT,
  PRIMARY KEY (matter, number, part, round, seat, seat_number)
);
CREATE INDEX panels_seat ON panels (seat, seat_number, named_block);
CREATE TABLE opinions (
  matter TEXT NOT NULL, number BIGINT NOT NULL, part BIGINT NOT NULL, round BIGINT NOT NULL, seat TEXT NOT NULL,
  seat_number BIGINT NOT NULL, view TEXT NOT NULL, report_blake2_256 TEXT, report_sm3 TEXT, day BIGINT NOT NULL,
  block BIGINT NOT NULL, PRIMARY KEY (matter, number, part, round, seat, seat_number)
);
CREATE INDEX opinions_report ON opinions (report_blake2_256);
CREATE INDEX opinions_seat ON opinions (seat, seat_number, block);

-- Participants in whom an expert declared an interest.
CREATE TABLE expert_interests (
  expert BIGINT NOT NULL, participant BIGINT NOT NULL, day BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (expert, participant)
);

-- A project has no category. `application` is how far the one stands that is open for it or for terms of it. `stage_day` tells since when it stands where it
-- does; `admitted_day` stays when it goes on from there.
CREATE TABLE scenarios (
  id BIGINT PRIMARY KEY, developer BIGINT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, category TEXT,
  succeeds BIGINT, declaration_blake2_256 TEXT NOT NULL, declaration_sm3 TEXT NOT NULL, applied_day BIGINT NOT NULL,
  applied_block BIGINT NOT NULL, application TEXT, application_day BIGINT, approved_day BIGINT, approved_block BIGINT,
  admitted_day BIGINT, admitted_block BIGINT, stage TEXT NOT NULL, stage_day BIGINT NOT NULL, stage_block BIGINT NOT NULL,
  last_day BIGINT, frozen_day BIGINT, frozen_block BIGINT, transfer_to BIGINT, ground TEXT, ground_conflict BIGINT,
  reason_blake2_256 TEXT, reason_sm3 TEXT
);
CREATE INDEX scenarios_succeeds ON scenarios (succeeds);
CREATE INDEX scenarios_declaration ON scenarios (declaration_blake2_256);
CREATE INDEX scenarios_reason ON scenarios (reason_blake2_256);
CREATE INDEX scenarios_developer ON scenarios (developer);

-- The events that brought a scenario on its way.
CREATE TABLE scenario_steps (
  source BIGINT NOT NULL, block BIGINT NOT NULL, idx BIGINT NOT NULL, step TEXT NOT NULL, extrinsic BIGINT, terms BIGINT,
  participant BIGINT, document_blake2_256 TEXT, document_sm3 TEXT, reason_blake2_256 TEXT, reason_sm3 TEXT,
  PRIMARY KEY (source, block, idx)
);
CREATE INDEX scenario_steps_document ON scenario_steps (document_blake2_256);
CREATE INDEX scenario_steps_reason ON scenario_steps (reason_blake2_256);

-- The public register of what is claimed elsewhere. A reference is the digest of what names the claim there.
CREATE TABLE claims (
  source BIGINT NOT NULL, number BIGINT NOT NULL, mechanism TEXT NOT NULL, reference TEXT NOT NULL, first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL, declared_day BIGINT NOT NULL, declared_block BIGINT NOT NULL, idx BIGINT NOT NULL,
  PRIMARY KEY (source, number)
);
CREATE INDEX claims_declared ON claims (declared_block, idx);
-- Reported by a participant, or by the operator if there is a document; else a claim shows it by itself.
CREATE TABLE conflicts (
  id BIGINT PRIMARY KEY, source BIGINT NOT NULL, participant BIGINT, claim BIGINT, document_blake2_256 TEXT, document_sm3 TEXT,
  reported_day BIGINT NOT NULL, reported_block BIGINT NOT NULL, upheld BIGINT, decision_blake2_256 TEXT, decision_sm3 TEXT,
  decided_day BIGINT, decided_block BIGINT
);
CREATE INDEX conflicts_source ON conflicts (source, claim);
CREATE INDEX conflicts_upheld ON conflicts (upheld, id);
CREATE INDEX conflicts_document ON conflicts (document_blake2_256);
CREATE INDEX conflicts_decision ON conflicts (decision_blake2_256);

-- What the operator found of a scenario, and what came of it where it was to be rectified.
CREATE TABLE evaluations (
  source BIGINT NOT NULL, block BIGINT NOT NULL, idx BIGINT NOT NULL, day BIGINT NOT NULL, days BIGINT,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, submitted_day BIGINT, submitted_block BIGINT,
  rectification_blake2_256 TEXT, rectification_sm3 TEXT, outcome TEXT, outcome_day BIGINT, outcome_block BIGINT,
  refusal_blake2_256 TEXT, refusal_sm3 TEXT, PRIMARY KEY (source, block, idx)
);
CREATE INDEX evaluations_document ON evaluations (document_blake2_256);
CREATE INDEX evaluations_rectification ON evaluations (rectification_blake2_256);
CREATE INDEX evaluations_refusal ON evaluations (refusal_blake2_256);
-- Terms hold from their first day until the day before the next ones'.
CREATE TABLE terms (
  source BIGINT NOT NULL, number BIGINT NOT NULL, version BIGINT, points_text TEXT NOT NULL, bindings TEXT NOT NULL,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, proposed_day BIGINT NOT NULL, proposed_block BIGINT NOT NULL,
  approved_day BIGINT, approved_block BIGINT, filed_day BIGINT, filed_block BIGINT, stage TEXT NOT NULL, from_day BIGINT,
  until_day BIGINT, reason_blake2_256 TEXT, reason_sm3 TEXT, PRIMARY KEY (source, number)
);
CREATE INDEX terms_version ON terms (version, source);
CREATE INDEX terms_document ON terms (document_blake2_256);
CREATE INDEX terms_reason ON terms (reason_blake2_256);

CREATE TABLE verifiers (
  id BIGINT PRIMARY KEY, accredited_day BIGINT NOT NULL, accredited_block BIGINT NOT NULL, until_day BIGINT NOT NULL,
  qualified_day BIGINT, people BIGINT NOT NULL, counted BIGINT NOT NULL, standing TEXT NOT NULL, standing_day BIGINT,
  standing_block BIGINT NOT NULL, provisional BIGINT NOT NULL, unconfirmed_day BIGINT, reason_blake2_256 TEXT, reason_sm3 TEXT
);
CREATE INDEX verifiers_reason ON verifiers (reason_blake2_256);
CREATE TABLE verifier_applications (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, participant BIGINT NOT NULL, applied_day BIGINT NOT NULL, state TEXT NOT NULL,
  premises_blake2_256 TEXT NOT NULL, premises_sm3 TEXT NOT NULL, facilities_blake2_256 TEXT NOT NULL, facilities_sm3 TEXT NOT NULL,
  management_blake2_256 TEXT NOT NULL, management_sm3 TEXT NOT NULL, finance_blake2_256 TEXT NOT NULL, finance_sm3 TEXT NOT NULL,
  certificate_blake2_256 TEXT NOT NULL, certificate_sm3 TEXT NOT NULL, review_blake2_256 TEXT, review_sm3 TEXT,
  qualification TEXT NOT NULL, laboratory TEXT, certificate_number TEXT NOT NULL, expires_day BIGINT NOT NULL, scope TEXT NOT NULL,
  people BIGINT NOT NULL, PRIMARY KEY (block, idx)
);
CREATE INDEX verifier_applications_participant ON verifier_applications (participant, block);
CREATE INDEX verifier_applications_premises ON verifier_applications (premises_blake2_256);
CREATE INDEX verifier_applications_facilities ON verifier_applications (facilities_blake2_256);
CREATE INDEX verifier_applications_management ON verifier_applications (management_blake2_256);
CREATE INDEX verifier_applications_finance ON verifier_applications (finance_blake2_256);
CREATE INDEX verifier_applications_certificate ON verifier_applications (certificate_blake2_256);
CREATE INDEX verifier_applications_review ON verifier_applications (review_blake2_256);
CREATE TABLE interests (verifier BIGINT NOT NULL, source BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (verifier, source));
CREATE TABLE involvements (
  verifier BIGINT NOT NULL, participant BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (verifier, participant)
);

-- A claim is what a reporter says and may be any 64-bit number, so it is text. The checks are SQLite's, whose sums
-- leave 64 bits as inexact numbers; PostgreSQL's fail by themselves.
CREATE TABLE batches (
  id BIGINT PRIMARY KEY, source BIGINT NOT NULL, terms BIGINT NOT NULL, first_day BIGINT NOT NULL, last_day BIGINT NOT NULL,
  continues BIGINT, reporter BIGINT NOT NULL, opened_block BIGINT NOT NULL, records BIGINT NOT NULL, chunks BIGINT NOT NULL,
  root TEXT NOT NULL, claim_mg TEXT NOT NULL, claim_points TEXT NOT NULL, verifier BIGINT, assigned_block BIGINT,
  attested_block BIGINT, attested_extrinsic BIGINT, report_blake2_256 TEXT, report_sm3 TEXT, approved_block BIGINT, due_day BIGINT,
  status TEXT NOT NULL, held_from TEXT, held_chunk BIGINT, difference TEXT, fed_chunks BIGINT NOT NULL, fed_records BIGINT NOT NULL,
  issued_mg BIGINT NOT NULL CHECK (issued_mg <= 9223372036854775807),
  issued_points BIGINT NOT NULL CHECK (issued_points <= 9223372036854775807),
  withheld_mg BIGINT NOT NULL CHECK (withheld_mg <= 9223372036854775807),
  withheld_points BIGINT NOT NULL CHECK (withheld_points <= 9223372036854775807),
  withheld_records BIGINT NOT NULL, ended_block BIGINT
);
CREATE INDEX batches_source ON batches (source, id);
CREATE INDEX batches_terms ON batches (source, terms);
CREATE INDEX batches_continues ON batches (continues);
CREATE INDEX batches_verifier ON batches (verifier, id);
CREATE INDEX batches_reporter ON batches (reporter, id);
CREATE INDEX batches_root ON batches (root);
CREATE INDEX batches_report ON batches (report_blake2_256);
CREATE INDEX batches_status ON batches (status, id);

-- The events that brought a batch on its way.
CREATE TABLE batch_steps (
  batch BIGINT NOT NULL, block BIGINT NOT NULL, idx BIGINT NOT NULL, step TEXT NOT NULL, extrinsic BIGINT, verifier BIGINT,
  reason_blake2_256 TEXT, reason_sm3 TEXT, PRIMARY KEY (batch, block, idx)
);
CREATE INDEX batch_steps_verifier ON batch_steps (verifier, step);
CREATE INDEX batch_steps_reason ON batch_steps (reason_blake2_256);

-- What makes issue alike: the source, the methodology version and the month in which it was fed. A batch has one class a month.
CREATE TABLE classes (
  id BIGINT PRIMARY KEY, source BIGINT NOT NULL, version BIGINT, month BIGINT NOT NULL, block BIGINT NOT NULL
);
CREATE TABLE batch_classes (
  batch BIGINT NOT NULL, class BIGINT NOT NULL, first_chunk BIGINT NOT NULL, chunks BIGINT NOT NULL, records BIGINT NOT NULL,
  mg BIGINT NOT NULL, points BIGINT NOT NULL, PRIMARY KEY (batch, class)
);
CREATE INDEX batch_classes_class ON batch_classes (class);

-- `taken` is 0 for a chunk that the chain refused and that holds its batch.
CREATE TABLE chunks (
  batch BIGINT NOT NULL, idx BIGINT NOT NULL, block BIGINT NOT NULL, extrinsic BIGINT NOT NULL, records BIGINT NOT NULL,
  pages BIGINT NOT NULL, mg BIGINT NOT NULL, points BIGINT NOT NULL, body TEXT NOT NULL, bytes BIGINT NOT NULL,
  credited_mg BIGINT NOT NULL, credited_points BIGINT NOT NULL, withheld_mg BIGINT NOT NULL, withheld_points BIGINT NOT NULL,
  withheld_records BIGINT NOT NULL, class BIGINT, taken BIGINT NOT NULL, PRIMARY KEY (batch, idx)
);
CREATE INDEX chunks_block ON chunks (block);
CREATE INDEX chunks_body ON chunks (body);
CREATE INDEX chunks_class ON chunks (class);

-- What was credited, by class and the participant's region; 0 holds what could not be told apart.
CREATE TABLE region_issuance (
  batch BIGINT NOT NULL, class BIGINT NOT NULL, region BIGINT NOT NULL, mg BIGINT NOT NULL, points BIGINT NOT NULL,
  records BIGINT NOT NULL, PRIMARY KEY (batch, class, region)
);
CREATE INDEX region_issuance_region ON region_issuance (region, class);

CREATE TABLE lapses (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, month BIGINT NOT NULL, page BIGINT NOT NULL, mg BIGINT NOT NULL,
  points BIGINT NOT NULL, PRIMARY KEY (block, idx)
);

-- Every mandate granted; of a scope the last counts, unless it was withdrawn.
CREATE TABLE mandates (
  granted_block BIGINT NOT NULL, idx BIGINT NOT NULL, granted_day BIGINT NOT NULL, scope TEXT NOT NULL, from_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL, document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, withdrawn_day BIGINT,
  withdrawn_block BIGINT, PRIMARY KEY (granted_block, idx)
);
CREATE INDEX mandates_scope ON mandates (scope, granted_block, idx);
CREATE INDEX mandates_document ON mandates (document_blake2_256);

-- Bit k of `days` tells whether day k of the year is worked, in hexadecimal, the lowest bit of each byte first.
CREATE TABLE calendar_years (
  year BIGINT PRIMARY KEY, days TEXT NOT NULL, working BIGINT NOT NULL, revision BIGINT NOT NULL,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, published_day BIGINT, published_block BIGINT NOT NULL,
  amended_day BIGINT, amended_block BIGINT
);
CREATE INDEX calendar_years_document ON calendar_years (document_blake2_256);

-- Every deadline there was; of a subject that had another one since, the one before is dropped. A day is known once the
-- working days of its year are published.
CREATE TABLE deadlines (
  set_block BIGINT NOT NULL, idx BIGINT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, matter TEXT, number BIGINT,
  part BIGINT, report TEXT, month BIGINT, region BIGINT, actor TEXT NOT NULL, actor_number BIGINT, start_day BIGINT NOT NULL,
  due_day BIGINT, awaiting_year BIGINT, overdue BIGINT NOT NULL, met_day BIGINT, late BIGINT, dropped_day BIGINT,
  PRIMARY KEY (set_block, idx)
);
CREATE INDEX deadlines_subject ON deadlines (subject);
CREATE INDEX deadlines_due ON deadlines (due_day, set_block, idx);
-- As they are listed: those whose day is not known yet after all others; what runs apart, since most of them are over.
CREATE INDEX deadlines_order ON deadlines (COALESCE(due_day, 4294967296), set_block, idx);
CREATE INDEX deadlines_running ON deadlines (COALESCE(due_day, 4294967296), set_block, idx)
  WHERE met_day IS NULL AND dropped_day IS NULL;
CREATE INDEX deadlines_actor ON deadlines (actor, actor_number, due_day);

CREATE TABLE rules (
  id BIGINT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, document_blake2_256 TEXT NOT NULL,
  document_sm3 TEXT NOT NULL, published_day BIGINT NOT NULL, published_block BIGINT NOT NULL, effective_day BIGINT NOT NULL,
  repealed_day BIGINT, repealed_block BIGINT, successor BIGINT
);
CREATE INDEX rules_document ON rules (document_blake2_256);

-- `month` is the report's, or the last of the year it is of.
CREATE TABLE reports (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, month BIGINT NOT NULL, region BIGINT NOT NULL, title TEXT NOT NULL,
  folded TEXT NOT NULL, document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, filed_day BIGINT NOT NULL,
  filed_block BIGINT NOT NULL, actor TEXT NOT NULL, actor_number BIGINT
);
CREATE INDEX reports_document ON reports (document_blake2_256);
CREATE INDEX reports_month ON reports (month, id);

CREATE TABLE complaints (
  id BIGINT PRIMARY KEY, participant BIGINT, about TEXT NOT NULL, about_number BIGINT, about_report TEXT, about_month BIGINT,
  about_region BIGINT, region BIGINT NOT NULL, document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL,
  filed_day BIGINT NOT NULL, filed_block BIGINT NOT NULL, stage TEXT NOT NULL, answer_blake2_256 TEXT, answer_sm3 TEXT,
  answered_day BIGINT, answered_block BIGINT, actor TEXT, actor_number BIGINT, review_blake2_256 TEXT, review_sm3 TEXT,
  review_day BIGINT, review_block BIGINT, decision_blake2_256 TEXT, decision_sm3 TEXT, decided_day BIGINT,
  decided_block BIGINT, upheld BIGINT
);
CREATE INDEX complaints_region ON complaints (region, id);
CREATE INDEX complaints_about ON complaints (about, about_number, id);
CREATE INDEX complaints_document ON complaints (document_blake2_256);
CREATE INDEX complaints_answer ON complaints (answer_blake2_256);
CREATE INDEX complaints_review ON complaints (review_blake2_256);
CREATE INDEX complaints_decision ON complaints (decision_blake2_256);

CREATE TABLE sanctions (
  id BIGINT PRIMARY KEY, whom TEXT NOT NULL, whom_number BIGINT NOT NULL, ground TEXT NOT NULL, capacities TEXT NOT NULL,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, from_day BIGINT NOT NULL, from_block BIGINT NOT NULL,
  until_day BIGINT NOT NULL, lifting_blake2_256 TEXT, lifting_sm3 TEXT, lifted_day BIGINT, lifted_block BIGINT,
  appeal_blake2_256 TEXT, appeal_sm3 TEXT, appealed_day BIGINT, appealed_block BIGINT, answer_blake2_256 TEXT,
  answer_sm3 TEXT, answered_day BIGINT, answered_block BIGINT, upheld BIGINT
);
CREATE INDEX sanctions_whom ON sanctions (whom, whom_number, id);
CREATE INDEX sanctions_document ON sanctions (document_blake2_256);
CREATE INDEX sanctions_lifting ON sanctions (lifting_blake2_256);
CREATE INDEX sanctions_appeal ON sanctions (appeal_blake2_256);
CREATE INDEX sanctions_answer ON sanctions (answer_blake2_256);

-- Accounts that act for a region; one that was dismissed may be appointed again, and who acts since the first block has no
-- day of appointment.
CREATE TABLE offices (
  account TEXT PRIMARY KEY, region BIGINT NOT NULL, appointed_day BIGINT, appointed_block BIGINT NOT NULL,
  dismissed_day BIGINT, dismissed_block BIGINT
);
CREATE INDEX offices_region ON offices (region);
