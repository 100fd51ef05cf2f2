//! Where reductions went, from their issue on.

use std::collections::HashMap;

use axum::{extract::State as Shared, response::Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
	api::{
		http::problem::{Problem, Result},
		state::State,
	},
	entities::flows,
	store::sql::{Columns, Sql},
	values::{Bilingual, Reduction},
	words::word,
};

/// Where reductions are, or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FlowNode {
	Issued,
	/// Individuals.
	People,
	/// Institutions and organisations.
	Organisations,
	HeldByPeople,
	/// In orders that are open.
	InOrders,
	Lapsed,
	HeldByOrganisations,
	/// Retired for the public good.
	Donation,
	/// Retired against emissions of the beneficiary's.
	Offset,
	/// Retired for nothing in return.
	Cancellation,
	/// Retired in compensation of ecological damage.
	Compensation,
	/// Given to large events.
	LargeEvents,
}

use FlowNode::*;

/// What lies between, from issue to end.
const NODES: [FlowNode; 12] = [
	Issued,
	People,
	Organisations,
	HeldByPeople,
	InOrders,
	Lapsed,
	HeldByOrganisations,
	Donation,
	Offset,
	Cancellation,
	Compensation,
	LargeEvents,
];

/// Where what is retired goes.
const RETIRED: [FlowNode; 5] = [Donation, Offset, Cancellation, Compensation, LargeEvents];

impl FlowNode {
	fn label(self) -> Bilingual {
		let (zh, en) = match self {
			Issued => ("签发", "Issued"),
			People => ("个人", "People"),
			Organisations => ("公共机构和其他社会组织", "Institutions and organisations"),
			HeldByPeople => ("个人持有", "Held by people"),
			InOrders => ("待交付的兑换单", "In open orders"),
			Lapsed => ("到期清零", "Lapsed"),
			HeldByOrganisations => ("机构和组织持有", "Held by institutions and organisations"),
			Donation => ("公益捐赠", "Donated"),
			Offset => ("自愿抵消", "Offset"),
			Cancellation => ("自愿注销", "Cancelled"),
			Compensation => ("损害赔偿", "Given in compensation"),
			LargeEvents => ("大型活动", "Given to large events"),
		};
		Bilingual::new(zh, en)
	}
}

/// A place where reductions are, or went.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlowPlace {
	pub key: FlowNode,
	pub label: Bilingual,
	/// What came there.
	pub reduction: Reduction,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FlowLink {
	pub from: FlowNode,
	pub to: FlowNode,
	pub reduction: Reduction,
}

/// As much comes to people, and to organisations, as leaves them or is held.
#[derive(Debug, Serialize, ToSchema)]
pub struct Flows {
	/// All there are, nothing in some.
	pub nodes: Vec<FlowPlace>,
	/// The same.
	pub links: Vec<FlowLink>,
}

/// Where reductions went.
#[utoipa::path(get, path = "/flows", tag = "总览 Overview",
	responses((status = 200, description = "Flows", body = Flows)))]
pub async fn flows(Shared(state): Shared<State>) -> Result<Response> {
	state.once_a_block("flows", Box::pin(sums(&state))).await
}

async fn sums(state: &State) -> Result<Flows> {
	let store = &state.store;
	let issued = Sql::new("SELECT CAST(COALESCE(SUM(issued_mg), 0) AS BIGINT) AS mg FROM batches");
	let issued = issued.row(store).await?.ok_or_else(|| Problem::internal("no row of totals"))?;
	let known = flows::all(store).await?.into_iter();
	let known = known.map(|flow| ((flow.origin, flow.destination), flow.mg)).collect();
	Ok(between(issued.int("mg")?, &known))
}

/// What is issued to people, or held, is what is left of the rest.
fn between(issued: i64, known: &HashMap<(String, String), i64>) -> Flows {
	let of = |from: FlowNode, to: FlowNode| {
		known.get(&(word(from), word(to))).copied().unwrap_or_default()
	};
	let of_projects = of(Issued, Organisations);
	let to_people = issued.saturating_sub(of_projects);
	let to_organisations = of_projects.saturating_add(of(People, Organisations));
	let mut links = vec![(Issued, People, to_people), (Issued, Organisations, of_projects)];
	let left = |from: FlowNode, came: i64, ways: &[FlowNode]| {
		ways.iter().fold(came, |left, to| left.saturating_sub(of(from, *to)))
	};
	let ways = [&[InOrders, Organisations, Lapsed][..], &RETIRED].concat();
	links.push((People, HeldByPeople, left(People, to_people, &ways)));
	links.extend(ways.iter().map(|to| (People, *to, of(People, *to))));
	let held = left(Organisations, to_organisations, &RETIRED);
	links.push((Organisations, HeldByOrganisations, held));
	links.extend(RETIRED.iter().map(|to| (Organisations, *to, of(Organisations, *to))));
	let came = |node: FlowNode| match node {
		Issued => issued,
		_ => links.iter().filter(|(_, to, _)| *to == node).map(|(_, _, mg)| mg).sum(),
	};
	let place = |node: FlowNode| FlowPlace {
		key: node,
		label: node.label(),
		reduction: Reduction::of(came(node)),
	};
	Flows {
		nodes: NODES.into_iter().map(place).collect(),
		links: links
			.iter()
			.map(|(from, to, mg)| FlowLink { from: *from, to: *to, reduction: Reduction::of(*mg) })
			.collect(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn held_should_be_what_is_left_when_all_that_left_is_known() {
		// 1,000 mg are issued, 100 of them of projects; people redeem 300, of which 50 stand in open orders, retire 20
		// give 30 to large events, and 40 lapse: 510 are left. Organisations have 100 and 250, and retire 150: 200.
		let known = [
			("issued", "organisations", 100),
			("people", "in_orders", 50),
			("people", "organisations", 250),
			("people", "offset", 20),
			("people", "large_events", 30),
			("people", "lapsed", 40),
			("organisations", "compensation", 150),
		];
		let known = known.map(|(from, to, mg)| ((from.to_string(), to.to_string()), mg));
		let flows = between(1_000, &HashMap::from(known));
		let nodes: Vec<_> = flows.nodes.iter().map(|it| it.reduction.mg.as_str()).collect();
		assert_eq!(
			nodes,
			["1000", "900", "350", "510", "50", "40", "200", "0", "20", "0", "150", "30"]
		);
		assert_eq!(flows.links.len(), 17);
	}
}
