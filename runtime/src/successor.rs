//! What the runtime that tests upgrade a chain to has of its own: a later version, and the nonce before the era, so
//! that whoever reads its transactions by the earlier runtime's metadata misreads them.

use crate::*;

pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_access::CheckAccess<Runtime>,
	pallet_access::CheckNonce<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckWeight<Runtime>,
);

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("suhui"),
	impl_name: Cow::Borrowed("suhui-node"),
	authoring_version: 1,
	spec_version: 101,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};
