//! What anyone may ask of where the reductions of a certificate come from.

use pallet_issuance::Provenance;
use pallet_reductions::{CertificateOf, ClassesPage};
use polkadot_sdk::*;
use suhui_primitives::{BatchId, ClassId};

sp_api::decl_runtime_apis! {
	/// From an event or a retirement to the chunks that were fed, by pages.
	pub trait ReductionsApi {
		/// The classes whose reductions an event or a retirement was given, in mg CO2e: 256 of those after one of them, or
		/// from the first on.
		fn classes(of: CertificateOf, after: Option<ClassId>) -> ClassesPage;
		/// What a class is, and those of the next thousand batches from one on that were issued in it, with their chunks,
		/// terms and attestation (Art. 24, 39); `None` if there is no such class.
		fn provenance(class: ClassId, from: BatchId) -> Option<Provenance>;
	}
}
