//! The parts of a formula, each kept once: equal expressions are one part, wherever they are written.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{affine::Affine, extent::Extent};
use crate::{
	comparison::Comparison,
	interval::Interval,
	range::Range,
	ratio::{Ratio, Towards},
};

/// The number of a part. What a part is made of has smaller numbers.
pub type Id = usize;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Node {
	Constant(Ratio),
	/// What lies at this place of the stack from the beginning.
	Place(u8),
	/// The table with this index.
	Table(usize),
	Scaled(Id, Ratio),
	Add(Id, Id),
	Subtract(Id, Id),
	Multiply(Id, Id),
	/// The divisor is above zero wherever the part is evaluated.
	Divide(Id, Id),
	Power(Id, u8),
	Min(Id, Id),
	Max(Id, Id),
	Floor(Id),
	/// Condition, then, else.
	If(Id, Id, Id),
	Compare(Comparison, Id, Id),
	Not(Id),
	And(Id, Id),
	Or(Id, Id),
}

impl Node {
	/// The quantities it is made of.
	fn operands(&self) -> [Option<Id>; 2] {
		match self {
			Self::Scaled(of, _) | Self::Power(of, _) | Self::Floor(of) => [Some(*of), None],
			Self::Add(left, right)
			| Self::Subtract(left, right)
			| Self::Multiply(left, right)
			| Self::Divide(left, right)
			| Self::Min(left, right)
			| Self::Max(left, right)
			| Self::If(_, left, right) => [Some(*left), Some(*right)],
			_ => [None, None],
		}
	}
}

/// What is known of a part wherever it stands.
#[derive(Debug)]
pub struct Part {
	pub node: Node,
	pub form: Affine,
	/// Evaluation counts the value in steps of this: whole ones, or whole ones over a divisor. Of a constant the
	/// magnitude, which is brought to whatever step is asked for; above zero but for the constant zero.
	pub step: Ratio,
	/// What a quotient is divided by, besides its step: the product of these parts' integers, where a quotient's own
	/// number stands for a divisor that is nothing more familiar. Empty for all else.
	pub divisor: Vec<Id>,
	/// The range of what lies on the stack from the beginning.
	pub declared: Option<Range>,
	/// Whether something is made of it that its form does not tell of: more than sums and multiples.
	pub is_ingredient: bool,
}

impl Part {
	/// Whether its form tells all of it. It is looked at where it stands, and nothing else is known by it.
	pub fn is_told_by_form(&self, id: Id) -> bool {
		!self.is_ingredient && self.divisor.is_empty() && self.form.of(id).is_none()
	}
}

/// A table as the proof sees it.
#[derive(Debug)]
pub struct Rows {
	pub row: Id,
	/// The integers of the key with which rows after the first begin; none for the codes of a category.
	pub bounds: Option<Vec<i128>>,
	/// The second key and how many codes it has.
	pub column: Option<(Id, usize)>,
	pub values: Vec<Ratio>,
}

/// Most parts a familiar divisor is the product of.
const MAX_FACTORS: usize = 4;

#[derive(Default)]
pub struct Graph {
	parts: Vec<Part>,
	known: BTreeMap<Node, Id>,
	pub tables: Vec<Rows>,
}

/// `None` wherever numbers leave 128 bits.
impl Graph {
	pub fn len(&self) -> usize {
		self.parts.len()
	}

	pub fn part(&self, id: Id) -> Option<&Part> {
		self.parts.get(id)
	}

	pub fn as_constant(&self, id: Id) -> Option<Ratio> {
		match self.part(id)?.node {
			Node::Constant(value) => Some(value),
			_ => None,
		}
	}

	pub fn is_quotient(&self, id: Id) -> bool {
		self.part(id).is_some_and(|part| !part.divisor.is_empty())
	}

	pub fn step(&self, id: Id) -> Ratio {
		self.part(id).map_or(Ratio::ONE, |part| part.step)
	}

	/// The step in which both are counted together, above zero.
	pub fn common_step(&self, left: Id, right: Id) -> Option<Ratio> {
		let step = self.step(left).common_step(self.step(right))?;
		Some(if step.is_zero() { Ratio::ONE } else { step })
	}

	/// What is known of a part, its integers brought to a step that divides its own.
	pub fn in_step(&self, id: Id, extent: Extent, step: Ratio) -> Extent {
		let times = self.step(id).divide(step).and_then(Ratio::as_whole).map(Interval::point);
		let numerator =
			extent.numerator.zip(times).and_then(|(whole, times)| whole.multiply(times));
		Extent { numerator, ..extent }
	}

	pub fn have_one_divisor(&self, left: Id, right: Id) -> bool {
		self.divisor(left) == self.divisor(right)
	}

	pub fn constant(&mut self, value: Ratio) -> Option<Id> {
		let (form, step) = (Affine::constant(value), value.absolute()?);
		self.keep(Node::Constant(value), Some(form), step, Vec::new())
	}

	pub fn place(&mut self, place: u8, step: Ratio, declared: Range) -> Option<Id> {
		let id = self.keep(Node::Place(place), None, step, Vec::new())?;
		self.parts.get_mut(id)?.declared = Some(declared);
		Some(id)
	}

	/// The values' step is the greatest in which all are whole.
	pub fn table(&mut self, rows: Rows) -> Option<Id> {
		let mut step = Ratio::ZERO;
		for value in &rows.values {
			step = step.common_step(value.absolute()?)?;
		}
		let step = if step.is_zero() { Ratio::ONE } else { step };
		self.tables.push(rows);
		self.keep(Node::Table(self.tables.len().saturating_sub(1)), None, step, Vec::new())
	}

	pub fn scaled(&mut self, id: Id, factor: Ratio) -> Option<Id> {
		if let Some(value) = self.as_constant(id) {
			return self.constant(value.multiply(factor)?);
		}
		let (base, factor) = match self.part(id)?.node {
			Node::Scaled(base, before) => (base, before.multiply(factor)?),
			_ => (id, factor),
		};
		if factor == Ratio::ONE {
			return Some(base);
		}
		let part = self.part(base)?;
		let form = part.form.scale(factor);
		let (step, divisor) = (part.step.multiply(factor.absolute()?)?, part.divisor.clone());
		self.keep(Node::Scaled(base, factor), form, step, divisor)
	}

	pub fn add(&mut self, left: Id, right: Id) -> Option<Id> {
		let form = self.form(left)?.add(self.form(right)?, Ratio::ONE);
		let node = Node::Add(left.min(right), left.max(right));
		self.aligned(node, form, left, right, true)
	}

	pub fn subtract(&mut self, left: Id, right: Id) -> Option<Id> {
		let form = self.form(left)?.subtract(self.form(right)?);
		self.aligned(Node::Subtract(left, right), form, left, right, true)
	}

	pub fn min(&mut self, left: Id, right: Id) -> Option<Id> {
		if let (Some(own), Some(other)) = (self.as_constant(left), self.as_constant(right)) {
			return self.constant(own.min(other));
		}
		self.aligned(Node::Min(left.min(right), left.max(right)), None, left, right, false)
	}

	pub fn max(&mut self, left: Id, right: Id) -> Option<Id> {
		if let (Some(own), Some(other)) = (self.as_constant(left), self.as_constant(right)) {
			return self.constant(own.max(other));
		}
		self.aligned(Node::Max(left.min(right), left.max(right)), None, left, right, false)
	}

	pub fn choice(&mut self, condition: Id, then: Id, otherwise: Id) -> Option<Id> {
		self.aligned(Node::If(condition, then, otherwise), None, then, otherwise, false)
	}

	pub fn multiply(&mut self, left: Id, right: Id) -> Option<Id> {
		match (self.as_constant(left), self.as_constant(right)) {
			(Some(factor), _) => return self.scaled(right, factor),
			(_, Some(factor)) => return self.scaled(left, factor),
			_ if left == right => return self.power(left, 2),
			_ => {}
		}
		let step = self.step(left).multiply(self.step(right))?;
		let divisor = [self.divisor(left), self.divisor(right)].concat();
		self.keep(Node::Multiply(left.min(right), left.max(right)), None, step, divisor)
	}

	pub fn power(&mut self, base: Id, exponent: u8) -> Option<Id> {
		if let Some(value) = self.as_constant(base) {
			return self.constant(value.power(exponent)?);
		}
		if exponent == 1 {
			return Some(base);
		}
		let step = self.step(base).power(exponent)?;
		let divisor = self.divisor(base).repeat(exponent.into());
		self.keep(Node::Power(base, exponent), None, step, divisor)
	}

	/// The divisor must be above zero, or a constant other than zero.
	pub fn divide(&mut self, left: Id, right: Id) -> Option<Id> {
		if let Some(value) = self.as_constant(right) {
			return self.scaled(left, value.inverse()?);
		}
		if self.as_constant(left) == Some(Ratio::ZERO) {
			return Some(left);
		}
		let step = self.step(left).divide(self.step(right))?;
		let divisor = match self.is_quotient(right) {
			true => Vec::from([self.number_of(&Node::Divide(left, right))]),
			false => [self.divisor(left), &[right]].concat(),
		};
		self.keep(Node::Divide(left, right), None, step, divisor)
	}

	pub fn floor(&mut self, id: Id) -> Option<Id> {
		match self.as_constant(id) {
			Some(value) => self.constant(Ratio::whole(value.floor())),
			None => self.keep(Node::Floor(id), None, Ratio::ONE, Vec::new()),
		}
	}

	pub fn condition(&mut self, node: Node) -> Option<Id> {
		self.keep(node, None, Ratio::ONE, Vec::new())
	}

	/// What a part is made of, unless it can be negative though none of that is.
	pub fn less_from(&self, id: Id) -> [Option<Id>; 2] {
		match self.part(id).map(|part| &part.node) {
			None | Some(Node::Subtract(..)) => [None, None],
			Some(node) => node.operands(),
		}
	}

	/// Whether anything is known of a part by what is known of these.
	pub fn rests_on(&self, id: Id, these: impl Fn(Id) -> bool) -> bool {
		let Some(part) = self.part(id) else { return false };
		let is = |id: Option<Id>| id.is_some_and(&these);
		let is_made_of = match &part.node {
			Node::Table(index) => self
				.tables
				.get(*index)
				.is_some_and(|rows| is(Some(rows.row)) || is(rows.column.map(|(id, _)| id))),
			node => node.operands().into_iter().any(is),
		};
		is_made_of || part.form.terms.iter().any(|(id, _)| these(*id))
	}

	/// What its form is a multiple of, whatever its parts are, unless it is zero.
	pub fn grain(&self, form: &Affine, most: impl Fn(Id) -> Option<i128>) -> Option<Ratio> {
		let mut grain = form.constant.absolute()?;
		let mut quotient: Option<Id> = None;
		for (id, factor) in &form.terms {
			if self.is_quotient(*id) {
				if quotient.is_some_and(|other| !self.have_one_divisor(other, *id)) {
					return None;
				}
				quotient = Some(*id);
			}
			grain = grain.common_step(self.step(*id).multiply(factor.absolute()?)?)?;
		}
		match quotient {
			None => Some(grain),
			Some(id) => grain.multiplied(Ratio::new(1, most(id)?)?, Towards::Less),
		}
	}

	fn form(&self, id: Id) -> Option<&Affine> {
		Some(&self.part(id)?.form)
	}

	fn divisor(&self, id: Id) -> &[Id] {
		self.part(id).map_or(&[], |part| &part.divisor)
	}

	fn number_of(&self, node: &Node) -> Id {
		self.known.get(node).copied().unwrap_or(self.parts.len())
	}

	/// Both operands come to one step; where it `combines` them, a whole operand takes on the other's divisor.
	fn aligned(
		&mut self,
		node: Node,
		form: Option<Affine>,
		left: Id,
		right: Id,
		combines: bool,
	) -> Option<Id> {
		let step = self.common_step(left, right)?;
		let divisor = match (self.divisor(left), self.divisor(right)) {
			(own, other) if own == other => own.to_vec(),
			(own, []) if combines => own.to_vec(),
			([], other) if combines => other.to_vec(),
			_ => Vec::from([self.number_of(&node)]),
		};
		self.keep(node, form, step, divisor)
	}

	fn keep(
		&mut self,
		node: Node,
		form: Option<Affine>,
		step: Ratio,
		mut divisor: Vec<Id>,
	) -> Option<Id> {
		if let Some(value) = form.as_ref().and_then(Affine::as_constant) {
			if !matches!(node, Node::Constant(_)) {
				return self.constant(value);
			}
		}
		if let Some(id) = self.known.get(&node) {
			return Some(*id);
		}
		let id = self.parts.len();
		divisor.sort_unstable();
		if divisor.len() > MAX_FACTORS {
			divisor = Vec::from([id]);
		}
		if form.is_none() {
			for operand in node.operands().into_iter().flatten() {
				if let Some(part) = self.parts.get_mut(operand) {
					part.is_ingredient = true;
				}
			}
		}
		let form = form.unwrap_or_else(|| Affine::part(id));
		self.known.insert(node.clone(), id);
		self.parts.push(Part { node, form, step, divisor, declared: None, is_ingredient: false });
		Some(id)
	}
}
