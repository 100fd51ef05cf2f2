//! What lasts, so many at once.

use std::{
	collections::BTreeMap,
	net::IpAddr,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// Slots for what lasts: so many at once for all, and so many for one address.
pub struct Slots {
	all: usize,
	each: usize,
	taken: Mutex<BTreeMap<IpAddr, usize>>,
}

/// A slot taken, until it is dropped.
pub struct Slot {
	slots: &'static Slots,
	address: IpAddr,
}

impl Slots {
	pub const fn new(all: usize, each: usize) -> Self {
		Slots { all, each, taken: Mutex::new(BTreeMap::new()) }
	}

	/// A slot for an address, if there is one.
	pub fn take(&'static self, address: IpAddr) -> Option<Slot> {
		let mut taken = self.taken();
		if taken.values().sum::<usize>() >= self.all {
			return None;
		}
		let own = taken.entry(address).or_default();
		if *own >= self.each {
			return None;
		}
		*own += 1;
		Some(Slot { slots: self, address })
	}

	fn taken(&self) -> MutexGuard<'_, BTreeMap<IpAddr, usize>> {
		self.taken.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Slot {
	fn drop(&mut self) {
		let mut taken = self.slots.taken();
		match taken.get_mut(&self.address) {
			Some(own) if *own > 1 => *own -= 1,
			_ => {
				taken.remove(&self.address);
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::net::Ipv4Addr;

	#[test]
	fn slot_should_be_refused_when_an_address_or_all_have_theirs() {
		static SLOTS: Slots = Slots::new(3, 2);
		let of = |last| SLOTS.take(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)));
		let held = [of(1), of(1)];
		assert!(held.iter().all(Option::is_some) && of(1).is_none());
		let third = of(2);
		assert!(third.is_some() && of(3).is_none());
		drop((held, third));
		assert!(SLOTS.taken().is_empty());
		assert!(of(3).is_some());
	}
}
