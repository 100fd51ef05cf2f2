use super::*;

#[test]
fn amounts_should_have_the_larger_of_each_when_two_are_compared() {
	assert_eq!(amounts(1, 20, 300).max(amounts(10, 2, 30)), amounts(10, 20, 300));
	assert_eq!(amounts(10, 2, 30).max(amounts(1, 20, 300)), amounts(10, 20, 300));
}

#[test]
fn amounts_should_be_added_each_to_each_when_none_overflows() {
	assert_eq!(amounts(1, 20, 300).checked_add(amounts(2, 3, 4)), Some(amounts(3, 23, 304)));
	for one in [amounts(1, 0, 0), amounts(0, 1, 0), amounts(0, 0, 1)] {
		assert_eq!(amounts(u32::MAX, u64::MAX, u64::MAX).checked_add(one), None);
	}
}

#[test]
fn amounts_should_fit_when_none_is_above_the_allowance() {
	let allowance = amounts(1, 20, 300);
	assert!(Amounts::default().fits_into(allowance));
	assert!(allowance.fits_into(allowance));
	for above in [amounts(2, 20, 300), amounts(1, 21, 300), amounts(1, 20, 301)] {
		assert!(!above.fits_into(allowance));
	}
}
