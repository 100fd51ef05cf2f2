//! Who may send what, written by hand from the Measures and from what the pallets say of their callers, and tried as
//! signed transactions with arguments that are about nothing. Which of those whose role may send a call have the right to
//! it stands in `rights/mod.rs`.

use std::collections::BTreeMap;

use polkadot_sdk::sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, ModuleError,
};
use suhui_primitives::ParticipantKind;
use suhui_runtime::RuntimeCall;
use suhui_runtime_tests::{
	chain::{apply, in_chain, signed, tentatively, validate},
	keys::{Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, VALIDATORS},
	metadata::metadata,
	samples::{samples, Sample},
	scheme::{accredit, open, VERIFIER},
};

/// Senders of one role each, in the order of the table's columns: nobody, an individual, an institution, an
/// organisation, a verifier (an accredited organisation), operator, authority, expert, a seat of the council, validator,
/// regional office.
const SENDERS: [Seed; 11] = [
	"//Nobody",
	"//Individual",
	"//Institution",
	"//Organisation",
	VERIFIER,
	OPERATOR,
	AUTHORITY,
	EXPERTS[0],
	SEATS[0],
	VALIDATORS[0],
	NANJING,
];

/// What becomes of a transaction:
///
/// - `+`: it is taken, and the call does not mind who sent it, whatever else may be wrong with its arguments;
/// - `1`, `2`: refused as a transaction, for the sender has no role, or none that may send the call;
/// - `5`: refused as a transaction, for no batch awaits such a chunk of the sender;
/// - `8`: refused as a transaction, for the motion's threshold is not what its call needs;
/// - `a`: the call fails, for the sender, or whom it is about, has no open account;
/// - `m`: refused as a transaction, for only a block's author may place it.
///
/// Art. 6: the authority mandates the operator, whose mandates all stand here. Art. 8: the operator keeps the register,
/// people decide about their own data. Art. 12-16: who is registered develops and objects, the operator takes in, names
/// panels, answers and files, experts and bodies opine, anybody concludes what all seats of a panel spoke of, the
/// authority publishes, sends back and discontinues, authority or operator reject. Art. 17-23: who is registered applies,
/// completes, declares and leaves, the operator reviews, evaluates and ends, the authority files, either rejects and
/// stops; who is registered reports conflicts, as the operator does. Art. 39-42: legal persons
/// apply to be verifiers and report their people, the council decides, the authority suspends, educates and settles who works
/// for whom; verifiers attest, refuse or decline. Art. 26-32: institutions and organisations pass on, retire and give what
/// they hold, individuals what is in their lots; institutions register events, verifiers account them, the operator names
/// these, the authority consents. Art. 43-44: the operator reports, of each month as the sample here, and
/// answers as regional offices do; people complain; the council sanctions. Art. 35-38: the operator agrees with providers,
/// which are legal persons, and lists what they offer; individuals redeem and accept; either cancels or disputes. Art.
/// 24-25: platforms report, the operator holds and closes. What takes two of the operator's clerks, approving batches,
/// certifying, replacing keys, closing accounts and opening them again, deciding disputes, is sent by
/// none: they vote on motions, and what they may propose stands in `mandates.rs`. The council proposes what takes as many of its
/// seats as the call needs, which none is, as in the sample here, never suffices for, and votes. Everything else that moves the chain is
/// decided by the council (Art. 5), the key of an office too; the working days are the authority's to publish.
const TABLE: &str = "
                                          N I S O V P A E C D R
System.remark                             1 2 2 2 2 2 2 2 2 2 2
System.set_heap_pages                     1 2 2 2 2 2 2 2 2 2 2
System.set_code                           1 2 2 2 2 2 2 2 2 2 2
System.set_code_without_checks            1 2 2 2 2 2 2 2 2 2 2
System.set_storage                        1 2 2 2 2 2 2 2 2 2 2
System.kill_storage                       1 2 2 2 2 2 2 2 2 2 2
System.kill_prefix                        1 2 2 2 2 2 2 2 2 2 2
System.remark_with_event                  1 2 2 2 2 2 2 2 2 2 2
System.authorize_upgrade                  1 2 2 2 2 2 2 2 2 2 2
System.authorize_upgrade_without_checks   1 2 2 2 2 2 2 2 2 2 2
System.apply_authorized_upgrade           1 2 2 2 2 2 2 2 + 2 2
Timestamp.set                             m m m m m m m m m m m
Babe.report_equivocation                  1 2 2 2 2 2 2 2 2 + 2
Babe.report_equivocation_unsigned         1 2 2 2 2 2 2 2 2 2 2
Babe.plan_config_change                   1 2 2 2 2 2 2 2 2 2 2
Session.set_keys                          1 2 2 2 2 2 2 2 2 + 2
Session.purge_keys                        1 2 2 2 2 2 2 2 2 2 2
Grandpa.report_equivocation               1 2 2 2 2 2 2 2 2 + 2
Grandpa.report_equivocation_unsigned      1 2 2 2 2 2 2 2 2 2 2
Grandpa.note_stalled                      1 2 2 2 2 2 2 2 2 2 2
Council.set_members                       1 2 2 2 2 2 2 2 2 2 2
Council.execute                           1 2 2 2 2 2 2 2 + 2 2
Council.propose                           1 2 2 2 2 2 2 2 8 2 2
Council.vote                              1 2 2 2 2 2 2 2 + 2 2
Council.disapprove_proposal               1 2 2 2 2 2 2 2 2 2 2
Council.close                             1 2 2 2 2 2 2 2 + 2 2
Council.kill                              1 2 2 2 2 2 2 2 2 2 2
Council.release_proposal_cost             1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.add_member              1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.remove_member           1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.swap_member             1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.reset_members           1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.change_key              1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.set_prime               1 2 2 2 2 2 2 2 2 2 2
CouncilMembership.clear_prime             1 2 2 2 2 2 2 2 2 2 2
Authority.add_member                      1 2 2 2 2 2 2 2 2 2 2
Authority.remove_member                   1 2 2 2 2 2 2 2 2 2 2
Authority.swap_member                     1 2 2 2 2 2 2 2 2 2 2
Authority.reset_members                   1 2 2 2 2 2 2 2 2 2 2
Authority.change_key                      1 2 2 2 2 2 2 2 2 2 2
Authority.set_prime                       1 2 2 2 2 2 2 2 2 2 2
Authority.clear_prime                     1 2 2 2 2 2 2 2 2 2 2
Operator.add_member                       1 2 2 2 2 2 2 2 2 2 2
Operator.remove_member                    1 2 2 2 2 2 2 2 2 2 2
Operator.swap_member                      1 2 2 2 2 2 2 2 2 2 2
Operator.reset_members                    1 2 2 2 2 2 2 2 2 2 2
Operator.change_key                       1 2 2 2 2 2 2 2 2 2 2
Operator.set_prime                        1 2 2 2 2 2 2 2 2 2 2
Operator.clear_prime                      1 2 2 2 2 2 2 2 2 2 2
Experts.appoint                           1 2 2 2 2 2 2 2 2 2 2
Experts.dismiss                           1 2 2 2 2 2 2 2 2 2 2
Experts.change_key                        1 2 2 2 2 2 2 + 2 2 2
Experts.replace_key                       1 2 2 2 2 2 2 2 2 2 2
Experts.declare_interest                  1 2 2 2 2 2 2 + 2 2 2
Experts.name_panel                        1 2 2 2 2 + 2 2 2 2 2
Experts.opine                             1 2 + + + 2 2 + 2 2 2
Experts.recuse                            1 2 + + + 2 2 + 2 2 2
Consortium.dispatch_as_root               1 2 2 2 2 2 2 2 2 2 2
Consortium.add                            1 2 2 2 2 2 2 2 2 2 2
Consortium.remove                         1 2 2 2 2 2 2 2 2 2 2
Consortium.replace                        1 2 2 2 2 2 2 2 2 2 2
Consortium.amend                          1 2 2 2 2 2 2 2 2 2 2
Consortium.retain                         1 2 2 2 2 2 2 2 2 2 2
Mandate.grant                             1 2 2 2 2 2 + 2 2 2 2
Mandate.withdraw                          1 2 2 2 2 2 + 2 2 2 2
Clerks.set_members                        1 2 2 2 2 2 2 2 2 2 2
Clerks.execute                            1 2 2 2 2 2 2 2 2 2 2
Clerks.propose                            1 2 2 2 2 2 2 2 2 2 2
Clerks.vote                               1 2 2 2 2 + 2 2 2 2 2
Clerks.disapprove_proposal                1 2 2 2 2 2 2 2 2 2 2
Clerks.close                              1 2 2 2 2 + 2 2 2 2 2
Clerks.kill                               1 2 2 2 2 2 2 2 2 2 2
Clerks.release_proposal_cost              1 2 2 2 2 2 2 2 2 2 2
TxPause.pause                             1 2 2 2 2 2 2 2 2 2 2
TxPause.unpause                           1 2 2 2 2 2 2 2 2 2 2
Participants.open                         1 2 2 2 2 + 2 2 2 2 2
Participants.open_batch                   1 2 2 2 2 + 2 2 2 2 2
Participants.record_consents              1 2 2 2 2 + 2 2 2 2 2
Participants.give_consent                 1 + + + + 2 2 2 2 2 2
Participants.withdraw_consent             1 + + + + 2 2 2 2 2 2
Participants.change_key                   1 + + + + 2 2 2 2 2 2
Participants.replace_key                  1 2 2 2 2 2 2 2 2 2 2
Participants.close                        1 + + + + 2 2 2 2 2 2
Participants.close_for                    1 2 2 2 2 2 2 2 2 2 2
Participants.admit_pilot                  1 2 2 2 2 2 2 2 2 2 2
Participants.withdraw_pilot               1 2 2 2 2 2 2 2 2 2 2
Participants.reopen                       1 2 2 2 2 2 2 2 2 2 2
Methodology.submit                        1 + + + + 2 2 2 2 2 2
Methodology.revise                        1 + + + + 2 + 2 2 2 2
Methodology.return_incomplete             1 2 2 2 2 + 2 2 2 2 2
Methodology.complete                      1 + + + + 2 + 2 2 2 2
Methodology.accept                        1 2 2 2 2 + 2 2 2 2 2
Methodology.conclude                      1 + + + + + + + + + +
Methodology.object                        1 + + + + 2 2 2 2 2 2
Methodology.answer                        1 2 2 2 2 + 2 2 2 2 2
Methodology.answer_many                   1 2 2 2 2 + 2 2 2 2 2
Methodology.file                          1 2 2 2 2 + 2 2 2 2 2
Methodology.publish                       1 2 2 2 2 2 + 2 2 2 2
Methodology.send_back                     1 2 2 2 2 2 + 2 2 2 2
Methodology.reject                        1 2 2 2 2 + + 2 2 2 2
Methodology.withdraw                      1 + + + + 2 2 2 2 2 2
Methodology.discontinue                   1 2 2 2 2 2 + 2 2 2 2
Scenarios.apply                           1 + + + + 2 2 2 2 2 2
Scenarios.file                            1 2 2 2 2 2 + 2 2 2 2
Scenarios.terminate                       1 2 2 2 2 + 2 2 2 2 2
Scenarios.set_reporters                   1 + + + + 2 2 2 2 2 2
Scenarios.reject                          1 2 2 2 2 + + 2 2 2 2
Scenarios.propose_terms                   1 + + + + 2 2 2 2 2 2
Scenarios.approve                         1 2 2 2 2 + 2 2 2 2 2
Scenarios.accept                          1 2 2 2 2 + 2 2 2 2 2
Scenarios.withdraw                        1 + + + + 2 2 2 2 2 2
Scenarios.return_incomplete               1 2 2 2 2 + 2 2 2 2 2
Scenarios.complete                        1 + + + + 2 2 2 2 2 2
Scenarios.declare_claim                   1 + + + + 2 2 2 2 2 2
Scenarios.report_conflict                 1 + + + + + 2 2 2 2 2
Scenarios.decide_conflict                 1 2 2 2 2 + 2 2 2 2 2
Scenarios.evaluate                        1 2 2 2 2 + 2 2 2 2 2
Scenarios.submit_rectification            1 + + + + 2 2 2 2 2 2
Scenarios.accept_rectification            1 2 2 2 2 + 2 2 2 2 2
Scenarios.refuse_rectification            1 2 2 2 2 + 2 2 2 2 2
Scenarios.freeze                          1 2 2 2 2 + + 2 2 2 2
Scenarios.unfreeze                        1 2 2 2 2 + + 2 2 2 2
Scenarios.leave                           1 + + + + 2 2 2 2 2 2
Scenarios.transfer                        1 + + + + 2 2 2 2 2 2
Scenarios.consent_transfer                1 2 2 2 2 + 2 2 2 2 2
Accreditation.apply                       1 2 + + + 2 2 2 2 2 2
Accreditation.reject                      1 2 2 2 2 2 2 2 2 2 2
Accreditation.accredit                    1 2 2 2 2 2 2 2 2 2 2
Accreditation.renew                       1 2 2 2 2 2 2 2 2 2 2
Accreditation.revoke                      1 2 2 2 2 2 2 2 2 2 2
Accreditation.suspend                     1 2 2 2 2 2 + 2 2 2 2
Accreditation.confirm_suspension          1 2 2 2 2 2 2 2 2 2 2
Accreditation.lift                        1 2 2 2 2 2 2 2 2 2 2
Accreditation.report_staff                1 2 + + + 2 2 2 2 2 2
Accreditation.attend                      1 2 2 2 2 2 + 2 2 2 2
Accreditation.settle_staff                1 2 2 2 2 2 a 2 2 2 2
Accreditation.declare_interest            1 2 2 2 + 2 2 2 2 2 2
Issuance.open                             1 + + + + 2 2 2 2 2 2
Issuance.assign                           1 2 2 2 2 + 2 2 2 2 2
Issuance.attest                           1 2 2 2 + 2 2 2 2 2 2
Issuance.approve                          1 2 2 2 2 2 2 2 2 2 2
Issuance.feed                             1 5 5 5 5 5 2 2 2 2 2
Issuance.close                            1 + + + + + + a a a a
Issuance.cancel                           1 + + + + + 2 2 2 2 2
Issuance.hold                             1 2 2 2 2 + + 2 2 2 2
Issuance.release                          1 2 2 2 2 + + 2 2 2 2
Issuance.refuse                           1 2 2 2 + 2 2 2 2 2 2
Issuance.decline                          1 2 2 2 + 2 2 2 2 2 2
Points.lapse                              1 + + + + a a a a a a
Calendar.publish_year                     1 2 2 2 2 2 + 2 2 2 2
Calendar.amend_year                       1 2 2 2 2 2 + 2 2 2 2
Disclosure.publish_rule                   1 2 2 2 2 2 + 2 2 2 2
Disclosure.repeal_rule                    1 2 2 2 2 2 + 2 2 2 2
Disclosure.file_report                    1 2 2 2 2 + 2 2 2 2 2
Disclosure.complain                       1 + + + + 2 2 2 2 2 2
Disclosure.record_complaint               1 2 2 2 2 + 2 2 2 2 2
Disclosure.answer_complaint               1 2 2 2 2 + 2 2 2 2 +
Disclosure.ask_review                     1 + + + + + 2 2 2 2 2
Disclosure.decide_review                  1 2 2 2 2 2 + 2 2 2 2
Disclosure.sanction                       1 2 2 2 2 2 2 2 2 2 2
Disclosure.lift                           1 2 2 2 2 2 2 2 2 2 2
Disclosure.appeal                         1 + + + + 2 2 + 2 2 2
Disclosure.answer_appeal                  1 2 2 2 2 2 2 2 2 2 2
Disclosure.appoint_office                 1 2 2 2 2 2 2 2 2 2 2
Disclosure.dismiss_office                 1 2 2 2 2 2 2 2 2 2 2
Mall.agree                                1 2 2 2 2 a 2 2 2 2 2
Mall.end_agreement                        1 2 2 2 2 + 2 2 2 2 2
Mall.offer_item                           1 2 + + + 2 2 2 2 2 2
Mall.restock                              1 2 + + + 2 2 2 2 2 2
Mall.withdraw_item                        1 2 + + + 2 2 2 2 2 2
Mall.list                                 1 2 2 2 2 + 2 2 2 2 2
Mall.redeem                               1 + 2 2 2 2 2 2 2 2 2
Mall.fulfil                               1 2 + + + 2 2 2 2 2 2
Mall.fulfil_many                          1 2 + + + 2 2 2 2 2 2
Mall.accept                               1 + 2 2 2 2 2 2 2 2 2
Mall.cancel                               1 + + + + 2 2 2 2 2 2
Mall.dispute                              1 + + + + 2 2 2 2 2 2
Mall.decide                               1 2 2 2 2 2 2 2 2 2 2
Reductions.transfer                       1 2 + + + 2 2 2 2 2 2
Reductions.retire                         1 2 + + + 2 2 2 2 2 2
Reductions.retire_own                     1 + 2 2 2 2 2 2 2 2 2
Reductions.register_event                 1 2 + 2 2 2 2 2 2 2 2
Reductions.call_off                       1 2 + 2 2 2 2 2 2 2 2
Reductions.name_accountant                1 2 2 2 2 + 2 2 2 2 2
Reductions.account                        1 2 2 2 + 2 2 2 2 2 2
Reductions.donate                         1 + 2 2 2 2 2 2 2 2 2
Reductions.contribute                     1 2 + + + 2 2 2 2 2 2
Reductions.consent                        1 2 2 2 2 2 + 2 2 2 2
Reductions.certify                        1 2 2 2 2 2 2 2 2 2 2
";

/// The table's cells, by call and sender.
fn expected() -> BTreeMap<String, Vec<String>> {
	let mut lines = TABLE.lines().filter(|line| !line.is_empty());
	let columns = lines.next().map(|heads| heads.split_whitespace().count());
	assert_eq!(columns, Some(SENDERS.len()));
	lines
		.map(|line| {
			let mut cells = line.split_whitespace().map(String::from);
			(cells.next().expect("a call"), cells.collect())
		})
		.collect()
}

fn outcome(sender: Seed, call: &RuntimeCall) -> String {
	tentatively(|| {
		let transaction = signed(sender, call.clone());
		let judged = validate(transaction.clone());
		let refused = match judged {
			Err(TransactionValidityError::Invalid(InvalidTransaction::MandatoryValidation)) => {
				return "m".into()
			}
			Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(code))) => {
				Some(code.to_string())
			}
			Err(other) => return format!("{other:?}"),
			Ok(_) => None,
		};
		let applied = apply(transaction);
		if let Some(code) = refused {
			assert_eq!(applied.err(), judged.err(), "the block judges as the pool does");
			return code;
		}
		match applied {
			Ok(Err(DispatchError::BadOrigin)) => "BadOrigin".into(),
			Ok(Err(DispatchError::Module(ModuleError {
				message: Some("NotRegistered"), ..
			}))) => "a".into(),
			Ok(_) => "+".into(),
			Err(other) => format!("{other:?}"),
		}
	})
}

fn open_accounts() {
	open("//Individual", ParticipantKind::Individual, &[]);
	open("//Institution", ParticipantKind::Institution, &[]);
	open("//Organisation", ParticipantKind::Organisation, &[]);
	accredit(VERIFIER);
}

#[test]
fn senders_should_be_taken_or_refused_as_the_measures_say_when_they_send_any_call() {
	in_chain(|| {
		open_accounts();
		let expected = expected();
		let mut wrong = vec![];
		for Sample { pallet, name, call } in samples(&metadata()) {
			let call_name = format!("{pallet}.{name}");
			let found = SENDERS.map(|sender| outcome(sender, &call)).to_vec();
			match expected.get(&call_name) {
				Some(cells) if *cells == found => {}
				Some(cells) => wrong.push(format!("{call_name}: {cells:?}, but {found:?}")),
				None => wrong.push(format!("{call_name} is not in the table")),
			}
		}
		assert!(wrong.is_empty(), "{}", wrong.join("\n"));
	});
}

#[test]
fn table_should_name_no_call_but_the_runtimes_when_read() {
	let calls = samples(&metadata()).into_iter();
	let calls = calls.map(|sample| format!("{}.{}", sample.pallet, sample.name));
	let calls = calls.collect::<Vec<_>>();
	let unknown = expected().into_keys().filter(|call| !calls.contains(call));
	assert_eq!(unknown.collect::<Vec<_>>(), Vec::<String>::new());
}
