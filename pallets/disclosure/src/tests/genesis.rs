use polkadot_sdk::{
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, Storage},
};
use suhui_primitives::{mocks, Region};

use crate::{mock::*, GenesisConfig, Offices, Regions};

fn storage(offices: &[(u64, Region)]) -> Storage {
	let offices = GenesisConfig::<Test> { offices: few(offices) };
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	offices.assimilate_storage(&mut storage).unwrap();
	storage
}

#[test]
fn genesis_should_appoint_its_offices_when_the_chain_starts() {
	let offices = [(XUANWU_OFFICE, xuanwu()), (NANJING_OFFICE, nanjing())];
	let test = || {
		assert_eq!(Offices::<Test>::get(NANJING_OFFICE), Some(nanjing()));
		assert_eq!(Regions::<Test>::get(), vec![(nanjing(), 1), (xuanwu(), 1)]);
		assert_eq!(System::providers(&XUANWU_OFFICE), 1);
	};
	let chain = TestExternalities::new(storage(&offices));
	mocks::build_and_execute(chain, test, Disclosure::do_try_state);
}

#[test]
#[should_panic(expected = "an office is named twice, or of no region")]
fn genesis_should_be_refused_when_an_account_is_named_twice() {
	storage(&[(NANJING_OFFICE, nanjing()), (NANJING_OFFICE, suzhou())]);
}

#[test]
#[should_panic(expected = "an office is named twice, or of no region")]
fn genesis_should_be_refused_when_the_region_is_not_of_jiangsu() {
	storage(&[(NANJING_OFFICE, region(310_118))]);
}
