use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Document, Title};

use super::assert_last_event;
use crate::{mock::*, Departments, Error, Event};

fn title(text: &str) -> Title {
	text.as_bytes().to_vec().try_into().unwrap()
}

#[test]
fn amend_should_change_name_and_sheet_when_two_thirds_call() {
	build_and_execute(|| {
		let name = title("江苏省数据局");
		assert_ok!(Consortium::amend(two_thirds(), 2, name.clone(), document(7)));
		let found = Departments::<Test>::get(2).unwrap();
		assert_eq!((&found.person.title, found.contact), (&name, document(7)));
		assert_eq!((found.person.code, found.validator), (credit_code(102), 12));
		assert_last_event(Event::Amended { department: 2, title: name, contact: document(7) });
	});
}

#[test]
fn amend_should_fail_when_name_sheet_or_department_is_none() {
	build_and_execute(|| {
		let amend = |department, name: &str, contact| {
			Consortium::amend(two_thirds(), department, title(name), contact)
		};
		assert_noop!(amend(2, "厅\n", document(7)), Error::<Test>::InvalidText);
		assert_noop!(amend(2, "厅", Document::default()), Error::<Test>::DocumentMissing);
		assert_noop!(amend(5, "厅", document(7)), Error::<Test>::NotFound);
	});
}

#[test]
fn amend_should_fail_when_others_call() {
	build_and_execute(|| {
		for origin in
			[majority(), RuntimeOrigin::signed(12), RuntimeOrigin::none(), RuntimeOrigin::root()]
		{
			assert_noop!(Consortium::amend(origin, 2, title("厅"), document(7)), BadOrigin);
		}
	});
}
