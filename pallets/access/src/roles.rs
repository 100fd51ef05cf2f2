//! What an account may be to the scheme.

use core::ops::{BitAnd, BitOr};

use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// A set of what an account may be to the scheme (Art. 5-9, 39, 45).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Roles(u16);

impl Roles {
	pub const NOBODY: Roles = Roles(0);
	/// 个人
	pub const INDIVIDUAL: Roles = Roles(1);
	/// 公共机构
	pub const INSTITUTION: Roles = Roles(1 << 1);
	/// 其他社会组织
	pub const ORGANISATION: Roles = Roles(1 << 2);
	/// 碳普惠核查机构, suspended or not.
	pub const VERIFIER: Roles = Roles(1 << 3);
	/// 省级机关资产管理中心
	pub const OPERATOR: Roles = Roles(1 << 4);
	/// 省机关事务管理局
	pub const AUTHORITY: Roles = Roles(1 << 5);
	pub const EXPERT: Roles = Roles(1 << 6);
	/// A department's seat.
	pub const COUNCIL: Roles = Roles(1 << 7);
	pub const VALIDATOR: Roles = Roles(1 << 8);
	/// 设区市、县（市、区）机关事务管理部门
	pub const REGIONAL: Roles = Roles(1 << 9);
	/// Whoever has any role.
	pub const ANYONE: Roles = Roles((1 << 10) - 1);

	pub const fn union(self, other: Roles) -> Roles {
		Roles(self.0 | other.0)
	}

	pub const fn intersects(self, other: Roles) -> bool {
		self.0 & other.0 != 0
	}

	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}
}

impl BitOr for Roles {
	type Output = Roles;

	fn bitor(self, other: Roles) -> Roles {
		self.union(other)
	}
}

impl BitAnd for Roles {
	type Output = Roles;

	fn bitand(self, other: Roles) -> Roles {
		Roles(self.0 & other.0)
	}
}
