-- What becomes of points and reductions: the mall (Art. 35-38), what organisations hold, retirements, large events and
-- certificates (Art. 26-32).

-- Every agreement there was; of a provider the last counts, unless it was ended.
CREATE TABLE agreements (
  agreed_block BIGINT NOT NULL, idx BIGINT NOT NULL, agreed_day BIGINT NOT NULL, provider BIGINT NOT NULL,
  from_day BIGINT NOT NULL, until_day BIGINT NOT NULL, document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL,
  ended_day BIGINT, ended_block BIGINT, ending_blake2_256 TEXT, ending_sm3 TEXT, PRIMARY KEY (agreed_block, idx)
);
CREATE INDEX agreements_provider ON agreements (provider, agreed_block, idx);
CREATE INDEX agreements_document ON agreements (document_blake2_256);
CREATE INDEX agreements_ending ON agreements (ending_blake2_256);

-- A price is what a provider says and may be any 64-bit number, so it is text. `offered` is what is in stock, held and sold.
CREATE TABLE items (
  id BIGINT PRIMARY KEY, provider BIGINT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, document_blake2_256 TEXT NOT NULL,
  document_sm3 TEXT NOT NULL, price TEXT NOT NULL, offered BIGINT NOT NULL, stock BIGINT NOT NULL, held BIGINT NOT NULL,
  sold BIGINT NOT NULL, per_person BIGINT NOT NULL, from_day BIGINT NOT NULL, until_day BIGINT NOT NULL, fulfil_days BIGINT NOT NULL,
  state TEXT NOT NULL, offered_day BIGINT NOT NULL, offered_block BIGINT NOT NULL, listed_day BIGINT, listed_block BIGINT,
  withdrawn_day BIGINT, withdrawn_block BIGINT
);
CREATE INDEX items_provider ON items (provider, id);
CREATE INDEX items_state ON items (state, id);
CREATE INDEX items_document ON items (document_blake2_256);

-- `mg` and `points` are what was taken for it; what is returned and lapses is known once it came to nothing. `provider` is
-- the item's, by which as many as people redeem are listed without asking each for its item.
CREATE TABLE orders (
  id BIGINT PRIMARY KEY, item BIGINT NOT NULL, provider BIGINT NOT NULL, participant BIGINT NOT NULL, count BIGINT NOT NULL,
  mg BIGINT NOT NULL, points BIGINT NOT NULL, placed_day BIGINT NOT NULL, placed_block BIGINT NOT NULL, state TEXT NOT NULL, ending TEXT,
  ended_day BIGINT, ended_block BIGINT, returned_mg BIGINT, returned_points BIGINT, lapsed_mg BIGINT, lapsed_points BIGINT,
  disputed_by BIGINT, dispute_blake2_256 TEXT, dispute_sm3 TEXT, disputed_day BIGINT, disputed_block BIGINT, settled BIGINT,
  decision_blake2_256 TEXT, decision_sm3 TEXT
);
-- Here and below, what few rows have comes last: of indexes that serve equally well, SQLite takes the newest.
CREATE INDEX orders_state ON orders (state, id);
CREATE INDEX orders_provider ON orders (provider, id);
CREATE INDEX orders_provider_state ON orders (provider, state, id);
CREATE INDEX orders_item ON orders (item, id);
CREATE INDEX orders_item_state ON orders (item, state, id);
CREATE INDEX orders_participant ON orders (participant, id);
CREATE INDEX orders_participant_state ON orders (participant, state, id);
CREATE INDEX orders_dispute ON orders (dispute_blake2_256);
CREATE INDEX orders_decision ON orders (decision_blake2_256);
CREATE INDEX orders_lapsed ON orders (ended_block) WHERE lapsed_mg > 0 OR lapsed_points > 0;

-- Every order sets a deadline, so that there are as many as people redeem: what lists ask for has an index in their order,
-- and what runs one of its own, since most of them are over. Those that are over are counted as they end, by who acts;
-- offices have the number 0.
CREATE TABLE deadline_tallies (
  actor TEXT NOT NULL, actor_number BIGINT NOT NULL, met BIGINT NOT NULL, met_late BIGINT NOT NULL, dropped_late BIGINT NOT NULL,
  worst BIGINT NOT NULL, PRIMARY KEY (actor, actor_number)
);
DROP INDEX deadlines_actor;
CREATE INDEX deadlines_number ON deadlines (number, kind);
CREATE INDEX deadlines_actor ON deadlines (actor, COALESCE(due_day, 4294967296), set_block, idx);
CREATE INDEX deadlines_kind ON deadlines (kind, COALESCE(due_day, 4294967296), set_block, idx);
CREATE INDEX deadlines_actor_number ON deadlines (actor, actor_number, COALESCE(due_day, 4294967296), set_block, idx);
CREATE INDEX deadlines_running_actor ON deadlines (actor, COALESCE(due_day, 4294967296), set_block, idx)
  WHERE met_day IS NULL AND dropped_day IS NULL;
CREATE INDEX deadlines_running_kind ON deadlines (kind, COALESCE(due_day, 4294967296), set_block, idx)
  WHERE met_day IS NULL AND dropped_day IS NULL;
CREATE INDEX deadlines_running_actor_number
  ON deadlines (actor, actor_number, COALESCE(due_day, 4294967296), set_block, idx)
  WHERE met_day IS NULL AND dropped_day IS NULL;
CREATE INDEX deadlines_running_tally ON deadlines (actor, actor_number, due_day, met_day, dropped_day)
  WHERE met_day IS NULL AND dropped_day IS NULL;

-- What institutions and organisations hold of a class; no row for nothing.
CREATE TABLE holdings (
  holder BIGINT NOT NULL, class BIGINT NOT NULL, mg BIGINT NOT NULL, PRIMARY KEY (holder, class)
);
CREATE INDEX holdings_class ON holdings (class, holder);

CREATE TABLE transfers (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, day BIGINT NOT NULL, sender BIGINT NOT NULL, receiver BIGINT NOT NULL,
  class BIGINT NOT NULL, mg BIGINT NOT NULL, PRIMARY KEY (block, idx)
);
CREATE INDEX transfers_sender ON transfers (sender, block, idx);
CREATE INDEX transfers_receiver ON transfers (receiver, block, idx);
CREATE INDEX transfers_class ON transfers (class, block, idx);

-- How reductions first came to an organisation: with what was redeemed, or of its own project.
CREATE TABLE receipts (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, class BIGINT NOT NULL, day BIGINT NOT NULL, holder BIGINT NOT NULL,
  ground TEXT NOT NULL, mg BIGINT NOT NULL, PRIMARY KEY (block, idx, class)
);
CREATE INDEX receipts_ground ON receipts (ground, block, idx, class);
CREATE INDEX receipts_class ON receipts (class, block, idx);
CREATE INDEX receipts_holder ON receipts (holder, block, idx, class);
CREATE INDEX receipts_holder_ground ON receipts (holder, ground, block, idx, class);
CREATE INDEX receipts_holder_class ON receipts (holder, class, block, idx);

-- `beneficiary_number` is the holder's own where the holder benefits.
CREATE TABLE retirements (
  id BIGINT PRIMARY KEY, holder BIGINT NOT NULL, purpose TEXT NOT NULL, beneficiary TEXT NOT NULL, beneficiary_number BIGINT,
  beneficiary_title TEXT, beneficiary_seal TEXT, mg BIGINT NOT NULL, points BIGINT NOT NULL, retired_day BIGINT NOT NULL,
  retired_block BIGINT NOT NULL, first_day BIGINT, last_day BIGINT, evidence_blake2_256 TEXT, evidence_sm3 TEXT,
  case_blake2_256 TEXT, case_sm3 TEXT, acceptance_blake2_256 TEXT, acceptance_sm3 TEXT, certificate BIGINT
);
CREATE INDEX retirements_purpose ON retirements (purpose, id);
CREATE INDEX retirements_beneficiary ON retirements (beneficiary_number, id);
CREATE INDEX retirements_holder ON retirements (holder, id);
CREATE INDEX retirements_holder_purpose ON retirements (holder, purpose, id);
CREATE INDEX retirements_evidence ON retirements (evidence_blake2_256);
CREATE INDEX retirements_case ON retirements (case_blake2_256);
CREATE INDEX retirements_acceptance ON retirements (acceptance_blake2_256);
CREATE TABLE retirement_classes (
  retirement BIGINT NOT NULL, class BIGINT NOT NULL, mg BIGINT NOT NULL, PRIMARY KEY (retirement, class)
);
CREATE INDEX retirement_classes_class ON retirement_classes (class);

-- `target` and `emissions` are what a host and an accountant say and may be any 64-bit number, so they are text.
CREATE TABLE large_events (
  id BIGINT PRIMARY KEY, host BIGINT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL, region BIGINT NOT NULL,
  first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, plan_blake2_256 TEXT NOT NULL, plan_sm3 TEXT NOT NULL, target TEXT NOT NULL,
  emissions TEXT, covered_mg BIGINT NOT NULL, donors BIGINT NOT NULL, givers BIGINT NOT NULL, accountant BIGINT,
  state TEXT NOT NULL, registered_day BIGINT NOT NULL, registered_block BIGINT NOT NULL, consent_blake2_256 TEXT,
  consent_sm3 TEXT, consented_day BIGINT, consented_block BIGINT, call_off_blake2_256 TEXT, call_off_sm3 TEXT,
  called_off_day BIGINT, called_off_block BIGINT, certificate BIGINT
);
CREATE INDEX large_events_host ON large_events (host, id);
CREATE INDEX large_events_region ON large_events (region, id);
CREATE INDEX large_events_state ON large_events (state, id);
CREATE INDEX large_events_plan ON large_events (plan_blake2_256);
CREATE INDEX large_events_consent ON large_events (consent_blake2_256);
CREATE INDEX large_events_call_off ON large_events (call_off_blake2_256);
CREATE TABLE accountings (
  large_event BIGINT NOT NULL, block BIGINT NOT NULL, idx BIGINT NOT NULL, day BIGINT NOT NULL, verifier BIGINT NOT NULL,
  emissions TEXT NOT NULL, report_blake2_256 TEXT NOT NULL, report_sm3 TEXT NOT NULL, PRIMARY KEY (large_event, block, idx)
);
CREATE INDEX accountings_verifier ON accountings (verifier, block);
CREATE INDEX accountings_report ON accountings (report_blake2_256);
CREATE TABLE large_event_classes (
  large_event BIGINT NOT NULL, class BIGINT NOT NULL, mg BIGINT NOT NULL, PRIMARY KEY (large_event, class)
);
CREATE INDEX large_event_classes_class ON large_event_classes (class);
CREATE TABLE gifts (
  block BIGINT NOT NULL, idx BIGINT NOT NULL, day BIGINT NOT NULL, large_event BIGINT NOT NULL, giver BIGINT NOT NULL,
  kind TEXT NOT NULL, mg BIGINT NOT NULL, points BIGINT NOT NULL, PRIMARY KEY (block, idx)
);
CREATE INDEX gifts_kind ON gifts (kind, block, idx);
CREATE INDEX gifts_large_event ON gifts (large_event, block, idx);
CREATE INDEX gifts_large_event_kind ON gifts (large_event, kind, block, idx);
CREATE INDEX gifts_giver ON gifts (giver, large_event, block, idx);
CREATE INDEX gifts_giver_kind ON gifts (giver, kind, block, idx);

-- `written` is the number with its check digits. `subject` is the number of the large event or retirement.
CREATE TABLE certificates (
  number BIGINT PRIMARY KEY, written TEXT NOT NULL, kind TEXT NOT NULL, subject BIGINT NOT NULL,
  document_blake2_256 TEXT NOT NULL, document_sm3 TEXT NOT NULL, issued_day BIGINT NOT NULL, issued_block BIGINT NOT NULL
);
CREATE INDEX certificates_subject ON certificates (kind, subject);
CREATE INDEX certificates_document ON certificates (document_blake2_256);

-- Where reductions went, kept so that what ten million gave need not be summed for every visitor. What is in orders is what
-- stands in open ones.
CREATE TABLE flows (
  origin TEXT NOT NULL, destination TEXT NOT NULL, mg BIGINT NOT NULL, points BIGINT NOT NULL, PRIMARY KEY (origin, destination)
);
