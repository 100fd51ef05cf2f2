//! Calls, storage, events and runtime APIs, generated from `metadata.scale`: the runtime's metadata trimmed to the
//! project's pallets. A test of `suhui-runtime-tests` says when it is no longer the runtime's, and how to refresh it.
//!
//! What the project has types for comes as those, inside [`Static`](subxt::utils::Static), which is transparent.

#[subxt::subxt(
	runtime_metadata_path = "metadata.scale",
	derive_for_type(path = "pallet_disclosure::types::About", derive = "Clone"),
	derive_for_type(
		path = "pallet_disclosure::types::Ground",
		derive = "Clone, Copy, PartialEq, Eq"
	),
	derive_for_type(
		path = "pallet_disclosure::types::RuleKind",
		derive = "Clone, Copy, PartialEq, Eq"
	),
	derive_for_type(
		path = "pallet_issuance::types::BatchStatus",
		derive = "Clone, PartialEq, Eq",
		recursive
	),
	derive_for_type(path = "pallet_issuance::types::Batch", derive = "Clone", recursive),
	derive_for_type(path = "pallet_issuance::types::Progress", derive = "Clone", recursive),
	derive_for_type(path = "pallet_mandate::types::Scope", derive = "Clone, Copy, PartialEq, Eq"),
	derive_for_type(path = "pallet_participants::types::Opening", derive = "Clone", recursive),
	derive_for_type(path = "pallet_scenarios::types::Category", derive = "Clone, Copy"),
	derive_for_type(path = "pallet_scenarios::types::Mechanism", derive = "Clone, Copy"),
	derive_for_type(path = "pallet_scenarios::types::SourceKind", derive = "Clone, Copy"),
	substitute_type(
		path = "bounded_collections::bounded_vec::BoundedVec<T>",
		with = "::std::vec::Vec<T>"
	),
	substitute_type(
		path = "sp_runtime::MultiSignature",
		with = "::subxt::utils::Static<::subxt::utils::MultiSignature>"
	),
	substitute_type(
		path = "suhui_formula::code::Formula",
		with = "::subxt::utils::Static<::suhui_formula::Formula>"
	),
	substitute_type(
		path = "suhui_formula::bind::Binding",
		with = "::subxt::utils::Static<::suhui_formula::Binding>"
	),
	substitute_type(
		path = "suhui_primitives::chunk::ChunkHeader",
		with = "::subxt::utils::Static<::suhui_primitives::chunk::ChunkHeader>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Actor",
		with = "::subxt::utils::Static<::suhui_primitives::Actor>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Capacity",
		with = "::subxt::utils::Static<::suhui_primitives::Capacity>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Due",
		with = "::subxt::utils::Static<::suhui_primitives::Due>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Matter",
		with = "::subxt::utils::Static<::suhui_primitives::Matter>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::ReportKind",
		with = "::subxt::utils::Static<::suhui_primitives::ReportKind>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Sanctioned",
		with = "::subxt::utils::Static<::suhui_primitives::Sanctioned>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Seat",
		with = "::subxt::utils::Static<::suhui_primitives::Seat>"
	),
	substitute_type(
		path = "suhui_primitives::deadlines::Subject",
		with = "::subxt::utils::Static<::suhui_primitives::Subject>"
	),
	substitute_type(
		path = "suhui_primitives::document::Document",
		with = "::subxt::utils::Static<::suhui_primitives::Document>"
	),
	substitute_type(
		path = "suhui_primitives::legal_person::CreditCode",
		with = "::subxt::utils::Static<::suhui_primitives::CreditCode>"
	),
	substitute_type(
		path = "suhui_primitives::legal_person::LegalPerson",
		with = "::subxt::utils::Static<::suhui_primitives::LegalPerson>"
	),
	substitute_type(
		path = "suhui_primitives::participant::Page",
		with = "::subxt::utils::Static<::suhui_primitives::Page>"
	),
	substitute_type(
		path = "suhui_primitives::participant::ParticipantKind",
		with = "::subxt::utils::Static<::suhui_primitives::ParticipantKind>"
	),
	substitute_type(
		path = "suhui_primitives::participant::Slots",
		with = "::subxt::utils::Static<::suhui_primitives::Slots>"
	),
	substitute_type(
		path = "suhui_primitives::region::Region",
		with = "::subxt::utils::Static<::suhui_primitives::Region>"
	),
	substitute_type(
		path = "suhui_primitives::rule::Quantity",
		with = "::subxt::utils::Static<::suhui_primitives::Quantity>"
	),
	substitute_type(
		path = "suhui_primitives::time::Day",
		with = "::subxt::utils::Static<::suhui_primitives::Day>"
	),
	substitute_type(
		path = "suhui_primitives::time::Month",
		with = "::subxt::utils::Static<::suhui_primitives::Month>"
	),
	substitute_type(
		path = "suhui_primitives::time::Period",
		with = "::subxt::utils::Static<::suhui_primitives::Period>"
	)
)]
mod generated {}

// The macro reads the file behind the compiler's back; so a changed one is read again.
const _: &[u8] = include_bytes!("../metadata.scale");

pub use generated::*;
