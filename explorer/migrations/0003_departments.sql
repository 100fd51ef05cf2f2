-- Departments that run validators (Art. 5). `fault_session` is that of an offence the council has not decided on; `faults` is how
-- many offences were proven, `missed` in how many sessions its validator made no block.
CREATE TABLE departments (
  id BIGINT PRIMARY KEY, title TEXT NOT NULL, folded TEXT NOT NULL, code TEXT NOT NULL, validator TEXT NOT NULL,
  contact_blake2_256 TEXT NOT NULL, contact_sm3 TEXT NOT NULL, added_day BIGINT, added_block BIGINT NOT NULL,
  removed_day BIGINT, removed_block BIGINT, removal_blake2_256 TEXT, removal_sm3 TEXT, fault_session BIGINT,
  faults BIGINT NOT NULL, retained_day BIGINT, retained_block BIGINT, retention_blake2_256 TEXT, retention_sm3 TEXT,
  missed BIGINT NOT NULL, missed_session BIGINT
);
CREATE INDEX departments_validator ON departments (validator);
CREATE INDEX departments_contact ON departments (contact_blake2_256);
CREATE INDEX departments_removal ON departments (removal_blake2_256);
CREATE INDEX departments_retention ON departments (retention_blake2_256);
