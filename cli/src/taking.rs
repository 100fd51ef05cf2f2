//! What is taken of a person's lots: shown before it is, since what was donated or retired never comes back (Art. 32).

use anyhow::{anyhow, ensure, Error, Result};
use serde_json::{json, Value};
use suhui_client::{
	balance::{self, balance, plan},
	types, At, Signer, Who,
};
use suhui_primitives::{
	Ask, Milligrams, Month, ParticipantId, ParticipantKind, Piece, Quantity, Taken, MONTHS_KEPT,
};

use crate::{
	args::Context,
	dates,
	output::{fields, mass_exactly, table},
	words,
};

/// What would be taken for what is asked, of whose lots.
pub struct Taking {
	pub participant: ParticipantId,
	/// What was asked for, where an event is short of less.
	asked: Option<Milligrams>,
	taken: Taken,
	pub sum: Quantity,
}

impl Taking {
	/// What would be taken of a participant's lots; names what they hold where that is less.
	pub async fn plan(at: &At, participant: ParticipantId, ask: Ask) -> Result<Self> {
		let Some(taken) = plan(at, participant, ask).await? else {
			let held = balance(at, participant).await?;
			return Err(short(participant, ask, &held));
		};
		let sum = balance::sum(&taken);
		Ok(Taking { participant, asked: None, taken, sum })
	}

	/// The same, of which only so much is taken as is missing.
	pub async fn plan_at_most(
		at: &At,
		participant: ParticipantId,
		ask: Ask,
		missing: Milligrams,
	) -> Result<Self> {
		let (asked, ask) = clipped(ask, missing);
		Ok(Taking { asked, ..Self::plan(at, participant, ask).await? })
	}

	/// Lots that are read for it, as the call names them.
	pub fn lots(&self) -> u32 {
		self.taken.read
	}

	/// Lots of which something is taken.
	pub fn pieces(&self) -> usize {
		self.taken.pieces.len()
	}

	pub fn json(&self) -> Value {
		json!({
			"participant": self.participant, "points": self.sum.points, "reduction_mg": self.sum.reduction,
			"asked_mg": self.asked, "lots_read": self.taken.read, "pieces": pieces_json(&self.taken.pieces),
		})
	}

	pub fn shown(&self) -> String {
		let Quantity { reduction, points } = self.sum;
		let mut rows = vec![
			("参与者 Participant", self.participant.to_string()),
			("扣减碳积分 Points taken", points.to_string()),
			("其中减碳量 Reductions taken", mass_exactly(reduction)),
		];
		if let Some(asked) = self.asked {
			rows.push((
				"不须如数 Clipped",
				format!(
					"所求 {0}，只缺 {1} / {0} are asked for, {1} are missing",
					mass_exactly(asked),
					mass_exactly(reduction)
				),
			));
		}
		format!("{}\n{}", fields(rows), pieces_table(&self.taken.pieces))
	}

	/// Shows what is about to be taken, and lets whoever sits at a terminal confirm it, unless that was said beforehand.
	pub fn confirm(&self, context: &Context, yes: bool, zh: &str, en: &str) -> Result<()> {
		if !context.global.json {
			context.output.note(format!("{zh} / {en}\n{}", self.shown()));
		}
		match yes {
			true => Ok(()),
			false => context.output.confirm("确认？ Go on?"),
		}
	}
}

/// The person who signs: nobody else has lots.
pub async fn person(at: &At, signer: &Signer) -> Result<ParticipantId> {
	let (number, found) = Who::Account(signer.account).open_participant(at).await?;
	let kind = found.holder.kind();
	ensure!(
		kind == ParticipantKind::Individual,
		"参与者 {number} 是{0}，没有个人份额，只有个人可以兑换、捐赠或注销自己的份额 / participant {number} is no individual ({0}): only people redeem, donate or retire of lots of their own",
		words::kind_title(kind)
	);
	Ok(number)
}

/// The institution or organisation that signs.
pub async fn legal_person(at: &At, signer: &Signer) -> Result<ParticipantId> {
	let (number, found) = Who::Account(signer.account).open_participant(at).await?;
	ensure!(
		found.holder.kind() != ParticipantKind::Individual,
		"参与者 {number} 是个人；个人不持有、不转让减碳量 / participant {number} is an individual: people hold and pass on no reductions"
	);
	Ok(number)
}

/// The month at whose end a lot issued in a month lapses.
pub fn lapses(month: Month) -> Month {
	month.saturating_add(MONTHS_KEPT)
}

pub fn pieces_json(pieces: &[Piece]) -> Value {
	let of = |piece: &Piece| {
		let Piece { month, class, quantity } = *piece;
		json!({
			"month": dates::month(month), "class": class, "points": quantity.points,
			"reduction_mg": quantity.reduction,
		})
	};
	pieces.iter().map(of).collect()
}

pub fn pieces_table(pieces: &[Piece]) -> String {
	let rows = pieces.iter().map(|Piece { month, class, quantity }| {
		[
			dates::month(*month),
			class.to_string(),
			quantity.points.to_string(),
			mass_exactly(quantity.reduction),
		]
	});
	let header = ["签发月份 Month", "批类 Class#", "碳积分 Points#", "减碳量 Reductions#"];
	table(header, rows).to_string()
}

/// What is asked for if it is more than is missing, and what is taken then.
fn clipped(ask: Ask, missing: Milligrams) -> (Option<Milligrams>, Ask) {
	match ask {
		Ask::Milligrams(asked) if asked > missing => (Some(asked), Ask::Milligrams(missing)),
		Ask::Lot { month, class, milligrams } if milligrams > missing => {
			(Some(milligrams), Ask::Lot { month, class, milligrams: missing })
		}
		ask => (None, ask),
	}
}

/// Why the lots do not hold what is asked of them.
fn short(participant: ParticipantId, ask: Ask, held: &types::Balance) -> Error {
	let Quantity { reduction, points } = *held.quantity;
	match ask {
		Ask::Points(asked) => anyhow!(
			"参与者 {participant} 有 {points} 分，须 {asked} 分 / participant {participant} has {points} points, and {asked} are needed"
		),
		Ask::Milligrams(asked) => anyhow!(
			"参与者 {participant} 有减碳量 {0}，须 {1} / participant {participant} has {0} of reductions, and {1} are needed",
			mass_exactly(reduction),
			mass_exactly(asked)
		),
		Ask::Lot { month, class, milligrams } => {
			let mut lots = held.lots.iter();
			let lot = lots.find(|(of, number, _)| **of == month && *number == class);
			let lot = lot.map_or(0, |(.., found)| found.reduction);
			anyhow!(
				"参与者 {participant} 的 {0} 批类 {class} 份额有减碳量 {1}，须 {2} / participant {participant}'s lot of {0} and class {class} has {1} of reductions, and {2} are needed",
				dates::month(month),
				mass_exactly(lot),
				mass_exactly(milligrams)
			)
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The first redemption of the design's person 70: 10 points of 7 and 33, the second lot split.
	fn taking() -> Taking {
		let piece = |month, class, reduction, points| Piece {
			month: Month(month),
			class,
			quantity: Quantity { reduction, points },
		};
		let pieces = vec![piece(672, 3, 100_001, 7), piece(673, 4, 30_189, 3)];
		let taken = Taken { pieces, read: 2 };
		let sum = balance::sum(&taken);
		Taking { participant: 70, asked: None, taken, sum }
	}

	#[test]
	fn taking_should_tell_sum_and_every_piece_when_shown() {
		let taking = taking();
		assert_eq!((taking.lots(), taking.pieces()), (2, 2));
		let told = taking.shown();
		for part in ["130.190 g (130190 mg)", "2026-01", "2026-02", "100.001 g", "(30189 mg)"] {
			assert!(told.contains(part), "{part}: {told}");
		}
		let json = taking.json();
		assert_eq!((&json["points"], &json["reduction_mg"]), (&json!(10), &json!(130_190)));
		assert_eq!(
			json["pieces"][1],
			json!({
				"month": "2026-02", "class": 4, "points": 3, "reduction_mg": 30_189,
			})
		);
	}

	#[test]
	fn taking_should_say_what_is_clipped_when_less_is_missing() {
		let lot = |milligrams| Ask::Lot { month: Month(672), class: 3, milligrams };
		assert_eq!(
			clipped(Ask::Milligrams(12_600_000), 5_200_000),
			(Some(12_600_000), Ask::Milligrams(5_200_000))
		);
		assert_eq!(
			clipped(Ask::Milligrams(5_200_000), 5_200_000),
			(None, Ask::Milligrams(5_200_000))
		);
		assert_eq!(clipped(lot(12_600_000), 5_200_000), (Some(12_600_000), lot(5_200_000)));
		let taking = Taking { asked: Some(12_600_000), ..taking() };
		assert!(taking.shown().contains("12.600000 kg (12600000 mg) are asked for"));
	}

	#[test]
	fn refusal_should_name_what_is_held_and_what_is_asked_when_lots_hold_less() {
		let month = Month(672);
		let quantity = Quantity { reduction: 332_080, points: 33 };
		let held = types::Balance {
			quantity: quantity.into(),
			lots: vec![(month.into(), 4, quantity.into())],
			honour: Quantity::default().into(),
		};
		let told = |ask| short(70, ask, &held).to_string();
		assert!(told(Ask::Points(60)).contains("has 33 points, and 60 are needed"));
		assert!(told(Ask::Milligrams(332_081)).contains("(332081 mg) are needed"));
		let of = |class| told(Ask::Lot { month, class, milligrams: 400_000 });
		assert!(of(4).contains("2026-01 and class 4 has 332.080 g (332080 mg)"), "{}", of(4));
		assert!(of(5).contains("has 0.000 g (0 mg)"), "{}", of(5));
	}

	#[test]
	fn lot_should_lapse_at_the_end_of_the_twenty_fourth_month_after_its_own() {
		assert_eq!(lapses(Month(672)), Month(696));
	}
}
