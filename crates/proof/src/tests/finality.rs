use super::*;

#[test]
fn block_should_be_final_when_three_of_four_voted() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let head = follow(&validators, vec![justified(&block, 0, &validators[..3])]).unwrap();
	assert_eq!((head.number, head.hash, head.state_root), (10, block.hash(), block.state_root));
	assert_eq!((head.set, head.validators.len()), (0, 4));
}

#[test]
fn hash_should_be_the_sdks_when_a_header_has_every_kind_of_digest() {
	let logs = vec![
		DigestItem::PreRuntime(*b"BABE", vec![1, 2]),
		notice(ConsensusLog::OnDisabled(3)),
		DigestItem::Other(vec![4]),
		DigestItem::RuntimeEnvironmentUpdated,
		DigestItem::Seal(*b"BABE", vec![5]),
	];
	let validators = departments(1..=1);
	let block = block(70_000, H256::repeat_byte(1), logs);
	let head = follow(&validators, vec![justified(&block, 0, &validators)]).unwrap();
	assert_eq!(head.hash, block.hash());
}

#[test]
fn justification_should_be_caught_when_two_of_four_voted() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let found = follow(&validators, vec![justified(&block, 0, &validators[..2])]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn justification_should_be_caught_when_one_votes_three_times() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let same = departments([1, 1, 1]);
	let found = follow(&validators, vec![justified(&block, 0, &same)]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn justification_should_be_caught_when_another_set_voted() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let found = follow(&validators, vec![justified(&block, 0, &departments(5..=8))]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn justification_should_be_caught_when_the_same_validators_voted_as_an_earlier_set() {
	let validators = departments(1..=4);
	let one = block(10, H256::zero(), vec![change(&validators, 0)]);
	let last = block(20, H256::zero(), vec![]);
	let fragments = vec![justified(&one, 0, &validators), justified(&last, 0, &validators)];
	assert_eq!(follow(&validators, fragments).unwrap_err(), Refusal::Signature);
}

/// What nodes give after a change by force: the changes before it, then the last block, with the votes of a set to which
/// nothing leads. The validators may be the same, or others, and may have changed again since.
#[test]
fn nothing_should_be_told_when_a_later_set_voted_to_which_no_votes_lead() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let one = block(10, H256::zero(), vec![change(&old, 0)]);
	let last = block(20, H256::zero(), vec![]);
	for (set, voters) in [(2, &old), (2, &new), (3, &new), (1_001, &old)] {
		let fragments = vec![justified(&one, 0, &old), justified(&last, set, voters)];
		assert_eq!(follow(&old, fragments).unwrap_err(), Refusal::LaterSet, "{set}");
	}
	assert!(!Refusal::LaterSet.is_caught());
}

#[test]
fn justification_should_be_caught_when_a_vote_of_a_later_set_is_altered() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let (header, mut justification) = justified(&block, 1, &departments(5..=8));
	justification.commit.precommits[3].id = department(9).public().into();
	let found = follow(&validators, vec![(header, justification)]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn justification_should_be_caught_when_nobody_voted() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let found = follow(&validators, vec![justified(&block, 0, &[])]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn justification_should_be_caught_when_somebody_else_signed_for_a_validator() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let (header, mut justification) = justified(&block, 0, &validators);
	let (_, mut stranger) = justified(&block, 0, &departments(5..=5));
	justification.commit.precommits[3].signature = stranger.commit.precommits.remove(0).signature;
	let found = follow(&validators, vec![(header, justification)]);
	assert_eq!(found.unwrap_err(), Refusal::Signature);
}

#[test]
fn justification_should_be_caught_when_it_is_of_another_block() {
	let validators = departments(1..=4);
	let (real, forged) = (block(10, H256::zero(), vec![]), block(11, H256::zero(), vec![]));
	let (_, justification) = justified(&real, 0, &validators);
	let found = follow(&validators, vec![(forged, justification)]);
	assert_eq!(found.unwrap_err(), Refusal::OtherBlock);
}

#[test]
fn root_should_be_caught_when_it_is_forged_in_a_final_header() {
	let validators = departments(1..=4);
	let (mut header, justification) = justified(&block(10, H256::zero(), vec![]), 0, &validators);
	header.state_root = H256::repeat_byte(0xee);
	let found = follow(&validators, vec![(header, justification)]);
	assert_eq!(found.unwrap_err(), Refusal::OtherBlock);
}

#[test]
fn block_should_be_final_when_votes_are_for_its_child() {
	let validators = departments(1..=4);
	let parent = block(10, H256::zero(), vec![]);
	let child = block(11, parent.hash(), vec![]);
	let voters = [(department(1), &parent), (department(2), &child), (department(3), &child)];
	let mut justification = votes(&parent, 0, &voters);
	justification.votes_ancestries = vec![child.clone()];
	let head = follow(&validators, vec![(parent.clone(), justification)]).unwrap();
	assert_eq!(head.hash, parent.hash());
}

#[test]
fn justification_should_be_caught_when_votes_are_for_what_is_no_descendant() {
	let validators = departments(1..=4);
	let parent = block(10, H256::zero(), vec![]);
	let stranger = block(11, H256::repeat_byte(5), vec![]);
	let voters = [(department(1), &parent), (department(2), &stranger), (department(3), &stranger)];
	let mut justification = votes(&parent, 0, &voters);
	justification.votes_ancestries = vec![stranger.clone()];
	let found = follow(&validators, vec![(parent, justification)]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn changes_should_be_followed_when_each_set_finalised_the_next() {
	let (first, second, third) = (departments(1..=4), departments(4..=8), departments([9]));
	let one = block(10, H256::zero(), vec![change(&second, 0)]);
	let two = block(20, H256::zero(), vec![change(&third, 0)]);
	let last = block(30, H256::zero(), vec![]);
	let fragments = vec![
		justified(&one, 0, &first),
		justified(&two, 1, &second[..4]),
		justified(&last, 2, &third),
	];
	let head = follow(&first, fragments).unwrap();
	assert_eq!((head.number, head.set, head.validators.len()), (30, 2, 1));
}

#[test]
fn changes_should_be_followed_when_the_proof_comes_in_two_parts() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let one = block(10, H256::zero(), vec![change(&new, 0)]);
	let last = block(20, H256::zero(), vec![]);
	let (header, nodes) = first(&old);
	let mut head = Head::first(header.hash(), &header.encode(), nodes).unwrap();
	let part = (vec![justified(&one, 0, &old)], false).encode();
	assert_eq!(head.follow(&part), Ok(false));
	assert_eq!(head.follow(&warp(vec![justified(&last, 1, &new)])), Ok(true));
	assert_eq!(head.number, 20);
}

#[test]
fn change_should_be_caught_when_the_old_set_did_not_finalise_it() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let one = block(10, H256::zero(), vec![change(&new, 0)]);
	let found = follow(&old, vec![justified(&one, 0, &new)]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn nothing_should_be_told_when_a_change_was_left_out() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let before = block(9, H256::zero(), vec![]);
	let last = block(20, H256::zero(), vec![]);
	let found = follow(&old, vec![justified(&before, 0, &old), justified(&last, 1, &new)]);
	assert_eq!(found.unwrap_err(), Refusal::LaterSet);
}

#[test]
fn old_set_should_be_caught_when_it_votes_after_its_change() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let one = block(10, H256::zero(), vec![change(&new, 0)]);
	let last = block(20, H256::zero(), vec![]);
	let found = follow(&old, vec![justified(&one, 0, &old), justified(&last, 0, &old)]);
	assert_eq!(found.unwrap_err(), Refusal::TooFew);
}

#[test]
fn nothing_should_be_told_when_a_change_is_not_enacted_in_its_block() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let one = block(10, H256::zero(), vec![change(&new, 5)]);
	let found = follow(&old, vec![justified(&one, 0, &old)]);
	assert_eq!(found.unwrap_err(), Refusal::Unfollowed);
}

#[test]
fn nothing_should_be_told_when_a_change_is_forced() {
	let (old, new) = (departments(1..=4), departments(5..=8));
	let forced = ScheduledChange { next_authorities: list(&new), delay: 0 };
	let one = block(10, H256::zero(), vec![notice(ConsensusLog::ForcedChange(9, forced))]);
	let found = follow(&old, vec![justified(&one, 0, &old)]);
	assert_eq!(found.unwrap_err(), Refusal::Unfollowed);
}

#[test]
fn proof_should_be_caught_when_it_goes_back() {
	let validators = departments(1..=4);
	let (later, earlier) = (block(10, H256::zero(), vec![]), block(9, H256::zero(), vec![]));
	let fragments = vec![justified(&later, 0, &validators), justified(&earlier, 0, &validators)];
	assert_eq!(follow(&validators, fragments).unwrap_err(), Refusal::Backwards);
}

#[test]
fn chain_should_be_caught_when_it_has_another_first_block() {
	let (header, nodes) = first(&departments(5..=8));
	let (known, _) = first(&departments(1..=4));
	let found = Head::first(known.hash(), &header.encode(), nodes);
	assert_eq!(found.unwrap_err(), Refusal::OtherChain);
}

#[test]
fn validators_should_be_caught_when_they_are_not_the_first_blocks() {
	let (header, _) = first(&departments(1..=4));
	let (_, forged) = first(&departments(5..=8));
	let found = Head::first(header.hash(), &header.encode(), forged);
	assert_eq!(found.unwrap_err(), Refusal::StateProof);
}

#[test]
fn nothing_should_be_told_when_the_first_state_names_no_validators() {
	let (root, nodes) = trie(&[(vec![1; 32], vec![2; 40])]);
	let header = SdkHeader::new(0, H256::zero(), root, H256::zero(), Digest::default());
	let found = Head::first(header.hash(), &header.encode(), nodes);
	assert_eq!(found.unwrap_err(), Refusal::NoValidators);
}

#[test]
fn proof_should_be_caught_when_its_bytes_are_cut_off() {
	let validators = departments(1..=4);
	let block = block(10, H256::zero(), vec![]);
	let (header, nodes) = first(&validators);
	let mut head = Head::first(header.hash(), &header.encode(), nodes).unwrap();
	let mut proof = warp(vec![justified(&block, 0, &validators)]);
	proof.pop();
	assert_eq!(head.follow(&proof), Err(Refusal::Malformed));
}
