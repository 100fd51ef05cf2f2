//! Public keys that are none, though they have the length of one.

use curve25519_dalek::{edwards::CompressedEdwardsY, ristretto::CompressedRistretto};

/// What a key signs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
	Sr25519,
	Ed25519,
}

/// Why no signature of this key can be trusted, if that is so.
///
/// The SDK takes any 32 bytes for a public key, and learns otherwise when the first signature is to be checked: at
/// genesis nobody checks one.
pub fn fault(scheme: Scheme, key: &[u8; 32]) -> Option<&'static str> {
	if key.iter().all(|byte| *byte == 0) {
		return Some("is all zeros");
	}
	match scheme {
		Scheme::Sr25519 => match CompressedRistretto(*key).decompress() {
			Some(_) => None,
			None => Some("is no sr25519 key: it is not a point of the curve"),
		},
		Scheme::Ed25519 => match CompressedEdwardsY(*key).decompress() {
			None => Some("is no ed25519 key: it is not a point of the curve"),
			Some(point) if point.is_small_order() => {
				Some("is no ed25519 key: anybody can sign for a point of small order")
			}
			Some(point) if !point.is_torsion_free() || point.compress().0 != *key => {
				Some("is no ed25519 key: no secret has this point")
			}
			Some(_) => None,
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::{ed25519, sr25519, Pair};

	fn y(low: u8) -> [u8; 32] {
		let mut key = [0; 32];
		key[0] = low;
		key
	}

	#[test]
	fn key_should_have_no_fault_when_a_pair_has_it() {
		for seed in 0..16 {
			let seed = [seed; 32];
			let sr25519 = sr25519::Pair::from_seed(&seed).public();
			assert_eq!(fault(Scheme::Sr25519, &sr25519.0), None);
			let ed25519 = ed25519::Pair::from_seed(&seed).public();
			assert_eq!(fault(Scheme::Ed25519, &ed25519.0), None);
		}
	}

	#[test]
	fn key_should_be_at_fault_when_all_its_bytes_are_zero() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519] {
			assert_eq!(fault(scheme, &[0; 32]), Some("is all zeros"));
		}
	}

	#[test]
	fn key_should_be_at_fault_when_it_is_no_point_of_the_curve() {
		// (y² - 1) / (dy² + 1) is no square for 2 and for 7.
		for low in [2, 7] {
			let fault = fault(Scheme::Ed25519, &y(low)).expect("a fault");
			assert!(fault.contains("not a point of the curve"), "{fault}");
		}
		// Ristretto's encodings are even and below the prime.
		for key in [y(1), [0xff; 32]] {
			let fault = fault(Scheme::Sr25519, &key).expect("a fault");
			assert!(fault.contains("not a point of the curve"), "{fault}");
		}
	}

	#[test]
	fn key_should_be_at_fault_when_its_order_is_small() {
		// The neutral point.
		let fault = fault(Scheme::Ed25519, &y(1)).expect("a fault");
		assert!(fault.contains("small order"), "{fault}");
	}

	#[test]
	fn key_should_be_at_fault_when_no_secret_has_it() {
		use curve25519_dalek::constants::EIGHT_TORSION;
		let pair = ed25519::Pair::from_seed(&[7; 32]).public();
		let point = CompressedEdwardsY(pair.0).decompress().expect("a point");
		let mixed = (point + EIGHT_TORSION[1]).compress().0;
		let fault = fault(Scheme::Ed25519, &mixed).expect("a fault");
		assert!(fault.contains("no secret"), "{fault}");
	}
}
