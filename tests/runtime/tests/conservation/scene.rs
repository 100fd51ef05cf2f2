//! Who there is, and with what the years begin: two scenarios of cycling, one of clean plates that gives points alone, and a
//! project of an institution's; people on two pages, providers, hosts, a verifier with an interest in one of the hosts.

use std::{
	collections::{BTreeMap, BTreeSet},
	ops::RangeInclusive,
};

use pallet_accreditation::Interest;
use pallet_mandate::Scope;
use pallet_scenarios::{Category, SourceKind};
use polkadot_sdk::frame_support::BoundedVec;
use suhui_primitives::{ParticipantKind, SourceId, Sources, FIRST_NUMBER};
use suhui_runtime::{working_days::official_years, Runtime, Scenarios};
use suhui_runtime_tests::{
	chain::{succeed, today, FIRST_DAY},
	keys::{account, Seed},
	scheme::{
		admit, applied, apply, cycling, document, number, open, open_others, project, publish,
		submission_of, submitted, DEVELOPER, PHOTOVOLTAICS, REPORTER, VERIFIER,
	},
};

use crate::{
	dates::WorkingYears,
	model::state::{Activity, Kind, Model, Number, Participant},
};

const CLEAN_PLATES: &str = include_str!("../../../../methodologies/clean-plate-points.suhui");

/// A key, and the one that takes its place.
type Keys = [Seed; 2];

const PEOPLE: [Keys; 8] = [
	["//Person1", "//Person1's other key"],
	["//Person2", "//Person2's other key"],
	["//Person3", "//Person3's other key"],
	["//Person4", "//Person4's other key"],
	["//Person5", "//Person5's other key"],
	["//Person6", "//Person6's other key"],
	["//Person7", "//Person7's other key"],
	["//Person8", "//Person8's other key"],
];
const PROVIDERS: [Keys; 3] = [
	["//Provider1", "//Provider1's other key"],
	["//Provider2", "//Provider2's other key"],
	["//Provider3", "//Provider3's other key"],
];
/// The first one has a project; in the second one the verifier has an interest.
const HOSTS: [Keys; 2] = [["//Host1", "//Host1's other key"], ["//Host2", "//Host2's other key"]];

/// People between the others who send nothing and consent to nothing.
const OTHERS: u32 = 260;

/// By their numbers.
#[derive(Clone)]
pub struct Cast {
	pub people: Vec<Number>,
	pub providers: Vec<Number>,
	pub hosts: Vec<Number>,
	pub others: RangeInclusive<Number>,
	pub keys: BTreeMap<Number, Keys>,
	pub scenarios: Vec<SourceId>,
	pub project: SourceId,
}

impl Cast {
	/// Those who may hold reductions.
	pub fn holders(&self) -> Vec<Number> {
		[&self.providers[..], &self.hosts[..]].concat()
	}

	pub fn everybody(&self) -> Vec<Number> {
		[self.people.clone(), self.holders()].concat()
	}
}

/// Lets all begin, in a chain's first blocks.
pub fn begin() -> (Model, Cast) {
	let first = cycling();
	let version = Scenarios::version(first, FIRST_NUMBER).expect("it gives reductions");
	let second = apply(DEVELOPER, version);
	admit(second, DEVELOPER, &[REPORTER]);
	let plates = applied(succeed(DEVELOPER, clean_plates()));
	admit(plates, DEVELOPER, &[REPORTER]);
	let scenarios = vec![first, second, plates];

	for [provider, _] in PROVIDERS {
		open(provider, ParticipantKind::Organisation, &[]);
	}
	for [host, _] in HOSTS {
		open(host, ParticipantKind::Institution, &[]);
	}
	let (some, more) = PEOPLE.split_at(4);
	let person = |[key, _]: Keys| open(key, ParticipantKind::Individual, &scenarios);
	for keys in some {
		person(*keys);
	}
	let last = open_others(OTHERS);
	for keys in more {
		person(*keys);
	}

	let [[owner, _], [host, _]] = HOSTS;
	let interest = Interest::Participant(number(host));
	succeed(VERIFIER, pallet_accreditation::Call::<Runtime>::declare_interest { interest });
	let version = submitted(succeed(DEVELOPER, submission_of(PHOTOVOLTAICS)));
	publish(version);
	let project = applied(succeed(owner, project(version)));
	admit(project, owner, &[REPORTER]);

	let numbers = |keys: &[Keys]| keys.iter().map(|[key, _]| number(key)).collect::<Vec<_>>();
	let all = [&PEOPLE[..], &PROVIDERS[..], &HOSTS[..]].concat();
	let cast = Cast {
		people: numbers(&PEOPLE),
		providers: numbers(&PROVIDERS),
		hosts: numbers(&HOSTS),
		others: last + 1 - OTHERS..=last,
		keys: all.iter().map(|keys| (number(keys[0]), *keys)).collect(),
		scenarios,
		project,
	};
	(model(&cast, &all, [first, second, plates], number(owner)), cast)
}

fn clean_plates() -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::apply {
		title: "光盘".as_bytes().to_vec().try_into().expect("short"),
		kind: SourceKind::Scenario(Category::Food),
		version: None,
		points_text: CLEAN_PLATES.as_bytes().to_vec().try_into().expect("short"),
		document: document(4),
		declaration: document(14),
		claims: BoundedVec::default(),
		succeeds: None,
	}
}

fn model(cast: &Cast, all: &[Keys], scenarios: [SourceId; 3], owner: Number) -> Model {
	let day = today().0;
	let of = |kind, key| Participant { kind, key, is_open: true, keys: 1, key_since: day };
	let organisation = |key| (number(key), of(Kind::Organisation, key));
	let mut participants: BTreeMap<_, _> =
		[DEVELOPER, REPORTER, VERIFIER].into_iter().map(organisation).collect();
	participants.extend(PROVIDERS.map(|[key, _]| organisation(key)));
	participants.extend(HOSTS.map(|[key, _]| (number(key), of(Kind::Institution, key))));
	participants.extend(PEOPLE.map(|[key, _]| (number(key), of(Kind::Person, key))));
	participants.extend(cast.others.clone().map(|number| (number, of(Kind::Person, ""))));

	let mut working = WorkingYears::default();
	for (year, off, worked, _) in official_years() {
		let numbers = |days: Vec<suhui_primitives::Day>| days.into_iter().map(|day| day.0);
		working.publish(year.into(), numbers(off), numbers(worked));
	}
	let [first, second, plates] = scenarios;
	let activities =
		[(first, Activity::Cycling), (second, Activity::Cycling), (plates, Activity::CleanPlates)];
	let mut sources = BTreeMap::from(activities);
	sources.insert(cast.project, Activity::Roof(owner));
	let consent = |person: &Number| scenarios.map(|source| (source, *person));
	Model {
		today: day,
		working,
		participants,
		seeds: all.iter().flatten().map(|seed| (account(seed), *seed)).collect(),
		stood_for: all.iter().map(|[key, _]| (account(key), number(key))).collect(),
		consents: cast.people.iter().flat_map(consent).collect(),
		obliged: BTreeSet::from([owner]),
		mandates: BTreeSet::from(Scope::ALL),
		reporter: number(REPORTER),
		verifier: number(VERIFIER),
		educated: FIRST_DAY.0,
		interests: BTreeSet::from([cast.hosts[1]]),
		sources,
		..Model::default()
	}
}
