use polkadot_sdk::{
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, Storage},
};
use suhui_primitives::mocks;

use crate::{mock::*, GenesisConfig, NextExpert, Sitting};

fn storage(members: &[u64]) -> Storage {
	let members = GenesisConfig::<Test> { members: members.to_vec().try_into().unwrap() };
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	members.assimilate_storage(&mut storage).unwrap();
	storage
}

#[test]
fn genesis_should_seat_its_members_when_the_chain_starts() {
	let chain = TestExternalities::new(storage(&[SECOND_KEY, KEY]));
	let test = || {
		assert_eq!(ExpertGroup::expert(&SECOND_KEY), Some(1));
		assert_eq!(ExpertGroup::expert(&KEY), Some(2));
		assert_eq!((Sitting::<Test>::get(), NextExpert::<Test>::get()), (2, 3));
		assert_eq!((System::providers(&KEY), System::providers(&SECOND_KEY)), (1, 1));
	};
	mocks::build_and_execute(chain, test, ExpertGroup::do_try_state);
}

#[test]
#[should_panic(expected = "an expert is named twice")]
fn genesis_should_be_refused_when_a_member_is_named_twice() {
	storage(&[KEY, KEY]);
}
