//! Whom a call takes that is due, and by which error it refuses everybody else: written by hand from the Measures and
//! from what the pallets say of their callers, and tried on a scheme in which what the call is about exists.

mod calendar;
mod consortium;
mod disclosure;
mod experts;
mod issuance;
mod mall;
mod mandate;
mod methodology;
mod participants;
mod points;
mod reductions;
mod scenarios;
mod verifiers;

use std::collections::{BTreeMap, BTreeSet};

use pallet_accreditation::Interest;
use pallet_mandate::Scope;
use polkadot_sdk::sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, ModuleError,
};
use suhui_primitives::{
	BatchId, ClassId, OrderId, ParticipantId, ParticipantKind, SourceId, Sources, VersionId,
	FIRST_NUMBER, PAGE_SIZE,
};
use suhui_runtime::{Runtime, RuntimeCall, Scenarios};
use suhui_runtime_tests::{
	chain::{in_chain, pass_to, send, succeed, tentatively, today, Refused},
	invariants::own_pallets,
	keys::{Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS},
	mall::{give, listed, redeem},
	mandates::withdraw,
	metadata::metadata,
	reductions::{credit, redeem_with},
	samples::samples,
	scheme::{
		accredit, assignment, cycling, naming, number, open, open_individual, open_others,
		suspension, together, Platform, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::rides::{record, Ride, KILOMETRE, TWO_AND_A_HALF};

const FORMER_REPORTER: Seed = "//FormerReporter";
const OTHER_VERIFIER: Seed = "//OtherVerifier";
const SUSPENDED: Seed = "//Suspended";
const ORGANISATION: Seed = "//Organisation";
const INDIVIDUAL: Seed = "//Individual";
/// Has no account when the call is sent.
const NEWCOMER: Seed = "//Newcomer";

/// Senders by their letter in the table. The developer is the methodology's and the scenario's; who no longer reports
/// opened the batch, if there is one; the verifier is the one that the batch is assigned to, once it is.
const SENDERS: [(&str, Seed, &str); 14] = [
	("D", DEVELOPER, "the developer"),
	("R", REPORTER, "the reporter"),
	("F", FORMER_REPORTER, "the former reporter"),
	("V", VERIFIER, "the verifier"),
	("W", OTHER_VERIFIER, "another verifier"),
	("S", SUSPENDED, "a suspended verifier"),
	("O", ORGANISATION, "another organisation"),
	("I", INDIVIDUAL, "an individual"),
	("P", OPERATOR, "the operator"),
	("A", AUTHORITY, "the authority"),
	("E", EXPERTS[0], "an expert"),
	("C", SEATS[0], "a member of the council"),
	("N", NANJING, "the office of Nanjing"),
	("X", "//Stranger", "a stranger"),
];

/// A call, what went before it where that matters, and what becomes of it when these senders send it:
///
/// - `ok`: it succeeds;
/// - `1`, `2`: refused as a transaction, for the sender has no role, or none that may send the call;
/// - `5`: refused as a transaction, for no batch awaits such a chunk of the sender;
/// - `6`: refused as a transaction, for the operator has no mandate for it;
/// - a name: the call fails by that error.
///
/// Art. 6: the authority mandates the operator, one of whose people alone neither approves a batch, nor replaces a key,
/// nor closes another's account or opens it again.
/// Art. 7: the council appoints experts, who may change their own key. Art. 8, 25: people decide about their own account
/// and data, and the operator keeps the register. Art. 13-16: the operator takes in, or returns what who applied completes;
/// it names panels, of none that developed what they judge; once all spoke anybody concludes; all but who applied
/// object, and the operator answers and files; the authority publishes, sends back and discontinues; the developer or the
/// authority revises; authority or operator reject. Art. 18-23: the operator takes in and
/// approves scenarios and the terms their developers propose, the authority files them, and either rejects them before; the
/// developer completes, declares, rectifies, leaves and passes on, the operator evaluates and ends, and either of the
/// offices stops; whoever takes part reports that something is claimed twice. Art. 21: the developer names the reporters, who open and feed batches, and
/// cancel them until they are assigned, as does who opened one and reports no more. Art. 22: the operator holds a batch and
/// releases it, or cancels it. Art. 39-42: legal persons apply to be verifiers and report their people, the council decides
/// on them, the authority suspends them and notes who of their people was educated; the operator assigns one without
/// interest, which alone attests, refuses or declines, and feeds nothing of what it attested. Art. 37: whoever is registered
/// may let lots lapse. Art. 26-32: whoever holds reductions passes them on, retires or gives them, individuals what is in
/// their lots; an institution, which none of these is, registers events and calls them off; the operator names who accounts
/// one, the authority consents, and two clerks certify. Art. 5: the authority publishes the working days. Art. 10, 21, 43: operator, authority
/// and regional offices report each its own; operator and offices answer whoever complains, and the authority reviews. Art.
/// 44: the council bars from acting, and whom it concerns appeals. Art. 35-38: the operator agrees with O and lists what it
/// offers; I redeems; O fulfils or cancels, I accepts, and cancels what is late; either has it decided.
const TABLE: &str = "
Consortium.dispatch_as_root                   | 2 D R F V W S O I P A E C N | 1 X
Consortium.add                                | 2 D R F V W S O I P A E C N | 1 X
Consortium.remove                             | 2 D R F V W S O I P A E C N | 1 X
Consortium.replace                            | 2 D R F V W S O I P A E C N | 1 X
Consortium.amend                              | 2 D R F V W S O I P A E C N | 1 X
Consortium.retain                             | 2 D R F V W S O I P A E C N | 1 X
Experts.appoint                               | 2 D R F V W S O I P A E C N | 1 X
Experts.dismiss                               | 2 D R F V W S O I P A E C N | 1 X
Experts.change_key                            | ok E | 2 D R F V W S O I P A C N | 1 X
Experts.change_key, to another expert's       | AlreadyExists E | 2 D R F V W S O I P A C N | 1 X
Experts.change_key, without a consent         | ConsentInvalid E | 2 D R F V W S O I P A C N | 1 X
Experts.change_key, to the authority's        | HoldsOffice E | 2 D R F V W S O I P A C N | 1 X
Experts.replace_key                           | 2 D R F V W S O I P A E C N | 1 X
Experts.declare_interest                      | ok E | 2 D R F V W S O I P A C N | 1 X
Experts.declare_interest, declared by E       | AlreadyExists E | 2 D R F V W S O I P A C N | 1 X
Experts.name_panel                            | ok P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, with E who developed      | Interested P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, with E whose key did      | Interested P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, with a body               | ExpertsAlone P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, with E barred             | Barred P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, before the receipt        | NotJudged P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, spoken                    | AlreadyExists P | 2 D R F V W S O I A E C N | 1 X
Experts.name_panel, without a mandate         | 6 P | 2 D R F V W S O I A E C N | 1 X
Experts.opine                                 | ok E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Experts.opine, interested since               | Interested E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Experts.opine, E barred since                 | Barred E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Experts.opine, opined by E                    | AlreadyExists E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Experts.opine, in notice                      | NotJudged E D R F V W S O | 2 I P A C N | 1 X
Experts.recuse                                | ok E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Experts.recuse, opined by E                   | AlreadyExists E | NotSeated D R F V W S O | 2 I P A C N | 1 X
Mandate.grant                                 | ok A | 2 D R F V W S O I P E C N | 1 X
Mandate.grant, for days past                  | InvalidPeriod A | 2 D R F V W S O I P E C N | 1 X
Mandate.withdraw                              | ok A | 2 D R F V W S O I P E C N | 1 X
Mandate.withdraw, withdrawn                   | NotFound A | 2 D R F V W S O I P E C N | 1 X
Participants.open                             | ok P | 2 D R F V W S O I A E C N | 1 X
Participants.open, an organisation            | ok P | 2 D R F V W S O I A E C N | 1 X
Participants.open, O once more                | CodeTaken P | 2 D R F V W S O I A E C N | 1 X
Participants.open, without a key's consent    | ConsentInvalid P | 2 D R F V W S O I A E C N | 1 X
Participants.open, the authority's key        | HoldsOffice P | 2 D R F V W S O I A E C N | 1 X
Participants.open, the key of an office       | HoldsOffice P | 2 D R F V W S O I A E C N | 1 X
Participants.open, without a mandate          | 6 P | 2 D R F V W S O I A E C N | 1 X
Participants.open_batch                       | ok P | 2 D R F V W S O I A E C N | 1 X
Participants.record_consents                  | ok P | 2 D R F V W S O I A E C N | 1 X
Participants.record_consents, of O            | NotIndividual P | 2 D R F V W S O I A E C N | 1 X
Participants.record_consents, withdrawn       | Withdrawn P | 2 D R F V W S O I A E C N | 1 X
Participants.give_consent                     | ok I | NotIndividual D R F V W S O | 2 P A E C N | 1 X
Participants.give_consent, given by I         | AlreadyExists I | NotIndividual D R F V W S O | 2 P A E C N | 1 X
Participants.give_consent, withdrawn by I     | ok I | NotIndividual D R F V W S O | 2 P A E C N | 1 X
Participants.withdraw_consent, given by I     | ok I | NotFound D R F V W S O | 2 P A E C N | 1 X
Participants.change_key, with a consent to I  | ok I | ConsentInvalid D R F V W S O | 2 P A E C N | 1 X
Participants.change_key, to O's               | AlreadyExists D R F V W S O I | 2 P A E C N | 1 X
Participants.change_key, to the authority's   | HoldsOffice D R F V W S O I | 2 P A E C N | 1 X
Participants.change_key, to an office's       | HoldsOffice D R F V W S O I | 2 P A E C N | 1 X
Participants.change_key, changed by I today   | TooSoon I | ConsentInvalid D R F V W S O | 2 P A E C N | 1 X
Participants.replace_key                      | 2 D R F V W S O I P A E C N | 1 X
Participants.close                            | ok R F V W S O I | Obliged D | 2 P A E C N | 1 X
Participants.close, V assigned                | ok R W S O I | Obliged D F V | 2 P A E C N | 1 X
Participants.close, V attested                | ok R V W S O I | Obliged D F | 2 P A E C N | 1 X
Participants.close, D's terminated            | ok D R F V W S O I | 2 P A E C N | 1 X
Participants.close, O applied                 | ok R F V W S I | Obliged D O | 2 P A E C N | 1 X
Participants.close, O submitted               | ok R F V W S I | Obliged D O | 2 P A E C N | 1 X
Participants.close, O holds reductions        | ok R F V W S I | Obliged D O | 2 P A E C N | 1 X
Participants.close, O provides                | ok R F V W S I | Obliged D O | 2 P A E C N | 1 X
Participants.close, I redeemed                | ok R F V W S | Obliged D O I | 2 P A E C N | 1 X
Participants.close_for                        | 2 D R F V W S O I P A E C N | 1 X
Participants.admit_pilot                      | 2 D R F V W S O I P A E C N | 1 X
Participants.withdraw_pilot                   | 2 D R F V W S O I P A E C N | 1 X
Participants.reopen                           | 2 D R F V W S O I P A E C N | 1 X
Methodology.submit                            | ok D R F V W S O I | 2 P A E C N | 1 X
Methodology.submit, D barred                  | Barred D | ok R F V W S O I | 2 P A E C N | 1 X
Methodology.revise                            | ok D A | NotDeveloper R F V W S O I | 2 P E C N | 1 X
Methodology.revise, D barred                  | ok A | Barred D | NotDeveloper R F V W S O I | 2 P E C N | 1 X
Methodology.return_incomplete                 | ok P | 2 D R F V W S O I A E C N | 1 X
Methodology.return_incomplete, taken in       | NotSubmitted P | 2 D R F V W S O I A E C N | 1 X
Methodology.complete                          | ok D | NotApplicant R F V W S O I A | 2 P E C N | 1 X
Methodology.complete, of A's                  | ok A | NotApplicant D R F V W S O I | 2 P E C N | 1 X
Methodology.accept                            | ok P | 2 D R F V W S O I A E C N | 1 X
Methodology.accept, without a mandate         | 6 P | 2 D R F V W S O I A E C N | 1 X
Methodology.conclude                          | ok P | NotAllSpoke D R F V W S O I A E C N | 1 X
Methodology.conclude, once all spoke          | ok D R F V W S O I P A E C N | 1 X
Methodology.conclude, all spoke, no mandate   | 6 P | ok D R F V W S O I A E C N | 1 X
Methodology.conclude, with two opinions       | NotEnoughOpinions D R F V W S O I P A E C N | 1 X
Methodology.conclude, without a panel         | NoPanel D R F V W S O I P A E C N | 1 X
Methodology.object                            | ok R F V W S O I | IsDeveloper D | 2 P A E C N | 1 X
Methodology.object, objected by O             | AlreadyExists O | ok R F V W S I | IsDeveloper D | 2 P A E C N | 1 X
Methodology.object, after the notice          | NoticeOver R F V W S O I | IsDeveloper D | 2 P A E C N | 1 X
Methodology.answer                            | ok P | 2 D R F V W S O I A E C N | 1 X
Methodology.answer, answered                  | NotOpen P | 2 D R F V W S O I A E C N | 1 X
Methodology.answer_many                       | ok P | 2 D R F V W S O I A E C N | 1 X
Methodology.file                              | ok P | 2 D R F V W S O I A E C N | 1 X
Methodology.file, on the last day             | NotDue P | 2 D R F V W S O I A E C N | 1 X
Methodology.file, objected                    | ObjectionsOpen P | 2 D R F V W S O I A E C N | 1 X
Methodology.publish                           | ok A | 2 D R F V W S O I P E C N | 1 X
Methodology.publish, in notice                | NotFiled A | 2 D R F V W S O I P E C N | 1 X
Methodology.send_back                         | ok A | 2 D R F V W S O I P E C N | 1 X
Methodology.send_back, published              | NotFiled A | 2 D R F V W S O I P E C N | 1 X
Methodology.reject                            | ok P A | 2 D R F V W S O I E C N | 1 X
Methodology.reject, published                 | NotInEvaluation P A | 2 D R F V W S O I E C N | 1 X
Methodology.reject, favoured                  | Favoured P A | 2 D R F V W S O I E C N | 1 X
Methodology.reject, without a mandate         | ok A | 6 P | 2 D R F V W S O I E C N | 1 X
Methodology.withdraw                          | ok D | NotApplicant R F V W S O I | 2 P A E C N | 1 X
Methodology.withdraw, of A's                  | NotApplicant D R F V W S O I | 2 P A E C N | 1 X
Methodology.withdraw, published               | AlreadyDecided D R F V W S O I | 2 P A E C N | 1 X
Methodology.discontinue                       | ok A | 2 D R F V W S O I P E C N | 1 X
Methodology.discontinue, from yesterday       | InThePast A | 2 D R F V W S O I P E C N | 1 X
Methodology.discontinue, discontinued         | NotPublished A | 2 D R F V W S O I P E C N | 1 X
Scenarios.apply                               | ok D R F V W S O I | 2 P A E C N | 1 X
Scenarios.apply, D barred                     | Barred D | ok R F V W S O I | 2 P A E C N | 1 X
Scenarios.apply, to succeed D's               | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.apply, to succeed none there is     | NotFound D R F V W S O I | 2 P A E C N | 1 X
Scenarios.apply, with a claim backwards       | InvalidPeriod D R F V W S O I | 2 P A E C N | 1 X
Scenarios.accept                              | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.accept, accepted                    | NotSubmitted P | 2 D R F V W S O I A E C N | 1 X
Scenarios.accept, other terms now             | TermsDiffer P | 2 D R F V W S O I A E C N | 1 X
Scenarios.accept, without a mandate           | 6 P | 2 D R F V W S O I A E C N | 1 X
Scenarios.return_incomplete                   | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.return_incomplete, accepted         | NotSubmitted P | 2 D R F V W S O I A E C N | 1 X
Scenarios.return_incomplete, other terms now  | TermsDiffer P | 2 D R F V W S O I A E C N | 1 X
Scenarios.complete                            | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.complete, not returned              | NotIncomplete D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.approve                             | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.approve, terms                      | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.approve, not accepted               | NotInReview P | 2 D R F V W S O I A E C N | 1 X
Scenarios.approve, other terms now            | TermsDiffer P | 2 D R F V W S O I A E C N | 1 X
Scenarios.approve, without a mandate          | 6 P | 2 D R F V W S O I A E C N | 1 X
Scenarios.file                                | ok A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, not approved                  | NotApproved A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, admitted                      | NotProposed A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, to succeed, from today        | ok A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, to succeed, from yesterday    | InThePast A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, to succeed, from D's first    | NotLater A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, succeeded                     | Succeeded A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, to succeed what O has now     | NotDeveloper A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, terms                         | ok A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, other terms now               | TermsDiffer A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, terms from yesterday          | InThePast A | 2 D R F V W S O I P E C N | 1 X
Scenarios.file, terms from others' first day  | NotLater A | 2 D R F V W S O I P E C N | 1 X
Scenarios.terminate                           | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, double claim             | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, nothing to be rectified  | NotDue P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, on the day it is due     | NotDue P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, after the day it was due | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, no conflict upheld       | NotUpheld P | 2 D R F V W S O I A E C N | 1 X
Scenarios.terminate, applied for              | NotAdmitted P | 2 D R F V W S O I A E C N | 1 X
Scenarios.set_reporters                       | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.set_reporters, passed on to O       | ok O | NotDeveloper D R F V W S I | 2 P A E C N | 1 X
Scenarios.reject                              | ok P A | 2 D R F V W S O I E C N | 1 X
Scenarios.reject, approved                    | ok P A | 2 D R F V W S O I E C N | 1 X
Scenarios.reject, terms                       | ok P A | 2 D R F V W S O I E C N | 1 X
Scenarios.reject, other terms now             | TermsDiffer P A | 2 D R F V W S O I E C N | 1 X
Scenarios.reject, admitted                    | NotProposed P A | 2 D R F V W S O I E C N | 1 X
Scenarios.propose_terms                       | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.propose_terms, D barred             | Barred D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.propose_terms, proposed             | AlreadyProposed D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.propose_terms, applied for          | NotAdmitted D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.propose_terms, terminated           | Terminated D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.withdraw                            | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.withdraw, approved                  | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.withdraw, terms                     | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.withdraw, not proposed              | NotProposed D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.declare_claim                       | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.declare_claim, terminated           | Terminated D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.report_conflict                     | ok D R F V W S O I P | 2 A E C N | 1 X
Scenarios.report_conflict, of no claim        | UnknownClaim D R F V W S O I P | 2 A E C N | 1 X
Scenarios.report_conflict, without a mandate  | ok D R F V W S O I | 6 P | 2 A E C N | 1 X
Scenarios.decide_conflict                     | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.decide_conflict, decided            | AlreadyDecided P | 2 D R F V W S O I A E C N | 1 X
Scenarios.evaluate                            | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.evaluate, to be rectified           | NotDecided P | 2 D R F V W S O I A E C N | 1 X
Scenarios.evaluate, without a mandate         | 6 P | 2 D R F V W S O I A E C N | 1 X
Scenarios.submit_rectification                | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.submit_rectification, late          | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.submit_rectification, submitted     | AlreadySubmitted D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.submit_rectification, not ordered   | NotRectifying D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.accept_rectification                | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.accept_rectification, not submitted | NotSubmitted P | 2 D R F V W S O I A E C N | 1 X
Scenarios.refuse_rectification                | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.refuse_rectification, refused       | AlreadyDecided P | 2 D R F V W S O I A E C N | 1 X
Scenarios.freeze                              | ok P A | 2 D R F V W S O I E C N | 1 X
Scenarios.freeze, frozen                      | AlreadyFrozen P A | 2 D R F V W S O I E C N | 1 X
Scenarios.freeze, without a mandate           | 6 P | ok A | 2 D R F V W S O I E C N | 1 X
Scenarios.unfreeze                            | ok P A | 2 D R F V W S O I E C N | 1 X
Scenarios.unfreeze, by the authority's order  | FrozenByAuthority P | ok A | 2 D R F V W S O I E C N | 1 X
Scenarios.unfreeze, not frozen                | NotFrozen P A | 2 D R F V W S O I E C N | 1 X
Scenarios.leave                               | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.leave, terminated                   | Terminated D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.transfer                            | ok D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.transfer, to D                      | SameDeveloper D | NotDeveloper R F V W S O I | 2 P A E C N | 1 X
Scenarios.consent_transfer                    | ok P | 2 D R F V W S O I A E C N | 1 X
Scenarios.consent_transfer, not offered       | NotOffered P | 2 D R F V W S O I A E C N | 1 X
Scenarios.consent_transfer, to another now    | NotOffered P | 2 D R F V W S O I A E C N | 1 X
Accreditation.apply                           | ok D R F V W S O | 2 I P A E C N | 1 X
Accreditation.apply, with V's people          | ok V | StaffElsewhere D R F W S O | 2 I P A E C N | 1 X
Accreditation.apply, without a document       | DocumentMissing D R F V W S O | 2 I P A E C N | 1 X
Accreditation.reject                          | 2 D R F V W S O I P A E C N | 1 X
Accreditation.accredit                        | 2 D R F V W S O I P A E C N | 1 X
Accreditation.renew                           | 2 D R F V W S O I P A E C N | 1 X
Accreditation.revoke                          | 2 D R F V W S O I P A E C N | 1 X
Accreditation.suspend                         | ok A | 2 D R F V W S O I P E C N | 1 X
Accreditation.suspend, S                      | AlreadySuspended A | 2 D R F V W S O I P E C N | 1 X
Accreditation.suspend, O                      | NotFound A | 2 D R F V W S O I P E C N | 1 X
Accreditation.confirm_suspension              | 2 D R F V W S O I P A E C N | 1 X
Accreditation.lift                            | 2 D R F V W S O I P A E C N | 1 X
Accreditation.report_staff                    | ok V W S | NotFound D R F O | 2 I P A E C N | 1 X
Accreditation.report_staff, O applied         | ok V W S O | NotFound D R F | 2 I P A E C N | 1 X
Accreditation.report_staff, who is V's        | AlreadyExists V | StaffElsewhere W S | NotFound D R F O | 2 I P A E C N | 1 X
Accreditation.attend                          | ok A | 2 D R F V W S O I P E C N | 1 X
Accreditation.attend, tomorrow                | InTheFuture A | 2 D R F V W S O I P E C N | 1 X
Accreditation.attend, nobody's                | NotFound A | 2 D R F V W S O I P E C N | 1 X
Accreditation.settle_staff                    | ok A | 2 D R F V W S O I P E C N | 1 X
Accreditation.settle_staff, V's for V         | AlreadyExists A | 2 D R F V W S O I P E C N | 1 X
Accreditation.declare_interest                | ok V W S | 2 D R F O I P A E C N | 1 X
Accreditation.declare_interest, in none       | UnknownSource V W S | 2 D R F O I P A E C N | 1 X
Accreditation.declare_interest, in D          | ok V W S | 2 D R F O I P A E C N | 1 X
Accreditation.declare_interest, in nobody     | UnknownParticipant V W S | 2 D R F O I P A E C N | 1 X
Issuance.open                                 | ok R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, frozen                         | Frozen D R F V W S O I | 2 P A E C N | 1 X
Issuance.open, R barred                       | Barred R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, with a day before admission    | BeforeAdmission R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, across a change of terms       | TermsChange R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, of days covered                | PeriodOverlaps R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, to continue one closed         | ok R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.open, to continue one not closed     | NotContinuable R | NotReporter D F V W S O I | 2 P A E C N | 1 X
Issuance.assign                               | ok P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to O                         | NotInGoodStanding P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to S                         | NotInGoodStanding P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to V that is barred          | NotInGoodStanding P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to D once accredited         | Interested P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to R once accredited         | ok P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to F once accredited         | Interested P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to F that never acted        | ok P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to W that has an interest    | Interested P | 2 D R F V W S O I A E C N | 1 X
Issuance.assign, to V that closed             | NotInGoodStanding P | 2 D R F W S O I A E C N | 1 V X
Issuance.assign, to V of another key by P     | NotInGoodStanding P | 2 D R F W S O I A E C N | 1 V X
Issuance.assign, without a mandate            | 6 P | 2 D R F V W S O I A E C N | 1 X
Issuance.attest                               | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, not assigned                 | NotAssigned V W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, W assigned since             | ok W | NotAssigned V S | 2 D R F O I P A E C N | 1 X
Issuance.attest, V suspended since            | NotInGoodStanding V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, V barred since               | NotInGoodStanding V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, V interested since           | Interested V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, V named reporter since       | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.attest, V named and no more          | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.approve                              | 2 D R F V W S O I P A E C N | 1 X
Issuance.feed                                 | ok R P | 5 D F V W S O I | 2 A E C N | 1 X
Issuance.feed, R barred                       | ok P | 5 D R F V W S O I | 2 A E C N | 1 X
Issuance.feed, fed                            | 5 D R F V W S O I P | 2 A E C N | 1 X
Issuance.feed, V named reporter since         | ok R P | 5 D F V W S O I | 2 A E C N | 1 X
Issuance.feed, on hold                        | 5 D R F V W S O I P | 2 A E C N | 1 X
Issuance.feed, frozen                         | 5 D R F V W S O I P | 2 A E C N | 1 X
Issuance.feed, of a double claim              | 5 D R F V W S O I P | 2 A E C N | 1 X
Issuance.feed, without a mandate              | ok R | 5 D F V W S O I | 6 P | 2 A E C N | 1 X
Issuance.close                                | NotDue D R F V W S O I P A | NotRegistered E C N | 1 X
Issuance.close, held                          | ok P A | NotDue D R F V W S O I | NotRegistered E C N | 1 X
Issuance.close, overdue                       | ok D R F V W S O I P A | NotRegistered E C N | 1 X
Issuance.close, on hold                       | ok P A | NotDue D R F V W S O I | NotRegistered E C N | 1 X
Issuance.close, held, without a mandate       | 6 P | ok A | NotDue D R F V W S O I | NotRegistered E C N | 1 X
Issuance.cancel                               | ok R F P | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.cancel, assigned                     | ok P | VerifierAssigned R F | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.cancel, declined                     | ok R F P | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.cancel, attested                     | ok P | VerifierAssigned R F | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.cancel, approved                     | NotPending R F P | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.cancel, on hold                      | ok P | NotPending R F | NotReporter D V W S O I | 2 A E C N | 1 X
Issuance.hold                                 | ok P A | 2 D R F V W S O I E C N | 1 X
Issuance.hold, on hold                        | NotOpen P | ok A | 2 D R F V W S O I E C N | 1 X
Issuance.hold, cancelled                      | NotOpen P A | 2 D R F V W S O I E C N | 1 X
Issuance.release                              | ok P A | 2 D R F V W S O I E C N | 1 X
Issuance.release, not on hold                 | NotHeld P A | 2 D R F V W S O I E C N | 1 X
Issuance.release, held by the authority       | HeldByAuthority P | ok A | 2 D R F V W S O I E C N | 1 X
Issuance.release, held for a difference       | NotHeld P A | 2 D R F V W S O I E C N | 1 X
Issuance.refuse                               | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.refuse, on hold                      | NotPending V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.refuse, attested                     | NotPending V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.refuse, V suspended since            | NotInGoodStanding V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.refuse, V interested since           | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.decline                              | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.decline, V suspended since           | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Issuance.decline, V interested since          | ok V | NotAssigned W S | 2 D R F O I P A E C N | 1 X
Points.lapse                                  | ok D R F V W S O I | NotRegistered P A E C N | 1 X
Points.lapse, not due                         | NotDue D R F V W S O I | NotRegistered P A E C N | 1 X
Calendar.publish_year                         | ok A | 2 D R F V W S O I P E C N | 1 X
Calendar.publish_year, published              | AlreadyExists A | 2 D R F V W S O I P E C N | 1 X
Calendar.publish_year, after the next         | TooFarAhead A | 2 D R F V W S O I P E C N | 1 X
Calendar.amend_year                           | ok A | 2 D R F V W S O I P E C N | 1 X
Calendar.amend_year, not published            | NotFound A | 2 D R F V W S O I P E C N | 1 X
Calendar.amend_year, a day past               | PastChanged A | 2 D R F V W S O I P E C N | 1 X
Calendar.amend_year, as it is                 | Unchanged A | 2 D R F V W S O I P E C N | 1 X
Disclosure.publish_rule                       | ok A | 2 D R F V W S O I P E C N | 1 X
Disclosure.publish_rule, without a title      | InvalidText A | 2 D R F V W S O I P E C N | 1 X
Disclosure.repeal_rule                        | ok A | 2 D R F V W S O I P E C N | 1 X
Disclosure.repeal_rule, repealed              | Repealed A | 2 D R F V W S O I P E C N | 1 X
Disclosure.file_report                        | ok P | 2 D R F V W S O I A E C N | 1 X
Disclosure.file_report, of this month         | InvalidMonth P | 2 D R F V W S O I A E C N | 1 X
Disclosure.file_report, filed                 | AlreadyExists P | 2 D R F V W S O I A E C N | 1 X
Disclosure.file_report, on security           | ok P | 2 D R F V W S O I A E C N | 1 X
Disclosure.file_report, on how the scheme does | ok P | 2 D R F V W S O I A E C N | 1 X
Disclosure.file_report, annual                | ok A | 2 D R F V W S O I P E C N | 1 X
Disclosure.file_report, of Nanjing            | ok N | OutsideRegion P | 2 D R F V W S O I A E C | 1 X
Disclosure.file_report, of Suzhou             | OutsideRegion P N | 2 D R F V W S O I A E C | 1 X
Disclosure.file_report, without a mandate     | 6 P | 2 D R F V W S O I A E C N | 1 X
Disclosure.complain                           | ok D R F V W S O I | 2 P A E C N | 1 X
Disclosure.complain, of what is not there     | UnknownSubject D R F V W S O I | 2 P A E C N | 1 X
Disclosure.complain, eight of I wait          | ok D R F V W S O | TooManyComplaints I | 2 P A E C N | 1 X
Disclosure.record_complaint                   | ok P | 2 D R F V W S O I A E C N | 1 X
Disclosure.record_complaint, without a mandate | 6 P | 2 D R F V W S O I A E C N | 1 X
Disclosure.answer_complaint                   | ok P N | 2 D R F V W S O I A E C | 1 X
Disclosure.answer_complaint, of a county of Nanjing | ok P N | 2 D R F V W S O I A E C | 1 X
Disclosure.answer_complaint, of Suzhou        | ok P | OutsideRegion N | 2 D R F V W S O I A E C | 1 X
Disclosure.answer_complaint, answered         | Answered P N | 2 D R F V W S O I A E C | 1 X
Disclosure.answer_complaint, without a mandate | ok N | 6 P | 2 D R F V W S O I A E C | 1 X
Disclosure.ask_review                         | ok I | NotComplainant D R F V W S O P | 2 A E C N | 1 X
Disclosure.ask_review, recorded by P          | ok P | NotComplainant D R F V W S O I | 2 A E C N | 1 X
Disclosure.ask_review, not answered           | NotReviewable I | NotComplainant D R F V W S O P | 2 A E C N | 1 X
Disclosure.ask_review, decided                | NotReviewable I | NotComplainant D R F V W S O P | 2 A E C N | 1 X
Disclosure.ask_review, without a mandate      | ok I | 6 P | NotComplainant D R F V W S O | 2 A E C N | 1 X
Disclosure.decide_review                      | ok A | 2 D R F V W S O I P E C N | 1 X
Disclosure.decide_review, not asked for       | NotUnderReview A | 2 D R F V W S O I P E C N | 1 X
Disclosure.sanction                           | 2 D R F V W S O I P A E C N | 1 X
Disclosure.lift                               | 2 D R F V W S O I P A E C N | 1 X
Disclosure.appeal                             | ok V | NotConcerned D R F W S O I E | 2 P A C N | 1 X
Disclosure.appeal, of E's                     | ok E | NotConcerned D R F V W S O I | 2 P A C N | 1 X
Disclosure.appeal, lifted                     | Lifted V | NotConcerned D R F W S O I E | 2 P A C N | 1 X
Disclosure.answer_appeal                      | 2 D R F V W S O I P A E C N | 1 X
Disclosure.appoint_office                     | 2 D R F V W S O I P A E C N | 1 X
Disclosure.dismiss_office                     | 2 D R F V W S O I P A E C N | 1 X
Mall.agree                                    | ok P | 2 D R F V W S O I A E C N | 1 X
Mall.agree, with I                            | WrongKind P | 2 D R F V W S O I A E C N | 1 X
Mall.agree, without a mandate                 | 6 P | 2 D R F V W S O I A E C N | 1 X
Mall.end_agreement                            | ok P | 2 D R F V W S O I A E C N | 1 X
Mall.end_agreement, ended                     | NoAgreement P | 2 D R F V W S O I A E C N | 1 X
Mall.offer_item                               | ok O | NoAgreement D R F V W S | 2 I P A E C N | 1 X
Mall.offer_item, without an agreement         | NoAgreement D R F V W S O | 2 I P A E C N | 1 X
Mall.restock                                  | ok O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.withdraw_item                            | ok O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.withdraw_item, withdrawn                 | Withdrawn O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.list                                     | ok P | 2 D R F V W S O I A E C N | 1 X
Mall.list, listed                             | AlreadyListed P | 2 D R F V W S O I A E C N | 1 X
Mall.list, without a mandate                  | 6 P | 2 D R F V W S O I A E C N | 1 X
Mall.redeem                                   | ok I | 2 D R F V W S O P A E C N | 1 X
Mall.redeem, not listed                       | NotListed I | 2 D R F V W S O P A E C N | 1 X
Mall.redeem, of none that provides            | NoAgreement I | 2 D R F V W S O P A E C N | 1 X
Mall.fulfil                                   | ok O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.fulfil, with another secret              | WrongSecret O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.fulfil_many                              | ok O | NotProvider D R F V W S | 2 I P A E C N | 1 X
Mall.accept                                   | ok I | 2 D R F V W S O P A E C N | 1 X
Mall.accept, fulfilled                        | NotOpen I | 2 D R F V W S O P A E C N | 1 X
Mall.cancel                                   | ok O | NotDue I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.cancel, late                             | ok O I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.cancel, late and in dispute              | ok O | NotDue I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.cancel, in a dispute that is late        | ok O I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.dispute                                  | ok O I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.dispute, in dispute                      | AlreadyDisputed O I | NotConcerned D R F V W S | 2 P A E C N | 1 X
Mall.decide                                   | 2 D R F V W S O I P A E C N | 1 X
Reductions.transfer                           | ok O | NotEnough D R F V W S | 2 I P A E C N | 1 X
Reductions.transfer, to I                     | WrongKind D R F V W S O | 2 I P A E C N | 1 X
Reductions.retire                             | ok O | NotEnough D R F V W S | 2 I P A E C N | 1 X
Reductions.retire_own                         | ok I | 2 D R F V W S O P A E C N | 1 X
Reductions.retire_own, of more than there is  | NotEnough I | 2 D R F V W S O P A E C N | 1 X
Reductions.register_event                     | 2 D R F V W S O I P A E C N | 1 X
Reductions.call_off                           | 2 D R F V W S O I P A E C N | 1 X
Reductions.name_accountant                    | ok P | 2 D R F V W S O I A E C N | 1 X
Reductions.name_accountant, S                 | NotInGoodStanding P | 2 D R F V W S O I A E C N | 1 X
Reductions.name_accountant, V with an interest | Interested P | 2 D R F V W S O I A E C N | 1 X
Reductions.name_accountant, without a mandate | 6 P | 2 D R F V W S O I A E C N | 1 X
Reductions.account                            | ok V | NotAccountant W S | 2 D R F O I P A E C N | 1 X
Reductions.account, V suspended since         | NotInGoodStanding V | NotAccountant W S | 2 D R F O I P A E C N | 1 X
Reductions.donate                             | ok I | 2 D R F V W S O P A E C N | 1 X
Reductions.donate, covered                    | Covered I | 2 D R F V W S O P A E C N | 1 X
Reductions.donate, called off                 | NotOpen I | 2 D R F V W S O P A E C N | 1 X
Reductions.contribute                         | ok O | NotEnough D R F V W S | 2 I P A E C N | 1 X
Reductions.consent                            | ok A | 2 D R F V W S O I P E C N | 1 X
Reductions.consent, not covered               | NotCovered A | 2 D R F V W S O I P E C N | 1 X
Reductions.consent, not accounted             | NotAccounted A | 2 D R F V W S O I P E C N | 1 X
Reductions.consent, accounted anew by V       | EmissionsDiffer A | 2 D R F V W S O I P E C N | 1 X
Reductions.certify                            | 2 D R F V W S O I P A E C N | 1 X
";

/// The table's lines, each with what becomes of it by the sender's letter.
fn lines() -> impl Iterator<Item = (&'static str, BTreeMap<&'static str, &'static str>)> {
	let letters = SENDERS.map(|(letter, ..)| letter);
	TABLE.lines().filter(|line| !line.is_empty()).map(move |line| {
		let mut parts = line.split('|').map(str::trim);
		let head = parts.next().expect("a call");
		let mut cells = BTreeMap::new();
		for part in parts {
			let (outcome, senders) = part.split_once(' ').expect("an outcome and its senders");
			for sender in senders.split_whitespace() {
				assert!(letters.contains(&sender), "{head} has {sender}, who is nobody");
				assert_eq!(cells.insert(sender, outcome), None, "{head} has {sender} twice");
			}
		}
		assert_eq!(cells.len(), letters.len(), "{head} lacks a sender");
		(head, cells)
	})
}

/// Cycling with everybody who sends in their part, and Ann, who alone consented; no batch is opened yet.
struct Scene {
	source: SourceId,
	person: ParticipantId,
	platform: Platform,
}

impl Scene {
	/// With one record, and what the platform says that it gives.
	fn set(ride: Ride) -> Self {
		let source = cycling();
		open(FORMER_REPORTER, ParticipantKind::Organisation, &[]);
		open(ORGANISATION, ParticipantKind::Organisation, &[]);
		accredit(OTHER_VERIFIER);
		accredit(SUSPENDED);
		succeed(AUTHORITY, suspension(SUSPENDED));
		succeed(DEVELOPER, naming(source, &[FORMER_REPORTER]));
		succeed(DEVELOPER, naming(source, &[REPORTER]));
		open_individual(INDIVIDUAL, &[]);
		let person = open_individual("//Ann", &[source]);
		Scene { source, person, platform: Platform::of(source, &[record(person, 1, ride)]) }
	}

	fn version(&self) -> VersionId {
		Scenarios::version(self.source, FIRST_NUMBER).expect("it has a methodology")
	}

	/// By who no longer reports.
	fn opened(&self) -> BatchId {
		succeed(DEVELOPER, naming(self.source, &[FORMER_REPORTER]));
		let batch = self.platform.opened_by(FORMER_REPORTER);
		succeed(DEVELOPER, naming(self.source, &[REPORTER]));
		batch
	}

	fn assigned(&self) -> BatchId {
		let batch = self.opened();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		batch
	}

	fn attested(&self) -> BatchId {
		let batch = self.assigned();
		succeed(VERIFIER, self.platform.attestation(batch));
		batch
	}

	fn approved(&self) -> BatchId {
		let batch = self.attested();
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		batch
	}

	/// Of two chunks, one of which was fed before the day came after which anybody may close it.
	fn closed(&self) -> (BatchId, Platform) {
		let other = open_others(PAGE_SIZE);
		let records = [record(self.person, 1, TWO_AND_A_HALF), record(other, 1, KILOMETRE)];
		let platform = Platform::of(self.source, &records);
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		pass_to(today().saturating_add(31));
		succeed(INDIVIDUAL, pallet_issuance::Call::close { batch });
		(batch, Platform::of(self.source, &records[1..]))
	}

	fn fed(&self) -> BatchId {
		let batch = self.approved();
		self.platform.feed(batch, 0).expect("it is the only chunk");
		batch
	}
}

/// What is left to do once the authority took this mandate back.
fn unmandated<C>(scope: Scope, call: C) -> C {
	succeed(AUTHORITY, withdraw(scope));
	call
}

/// The same version, once the operator took it in.
fn taken_in(version: VersionId) -> VersionId {
	succeed(OPERATOR, pallet_methodology::Call::accept { version });
	version
}

fn interest_in(participant: ParticipantId) -> pallet_accreditation::Call<Runtime> {
	pallet_accreditation::Call::declare_interest { interest: Interest::Participant(participant) }
}

/// What an individual redeemed of another organisation's item.
fn ordered() -> OrderId {
	let item = listed(ORGANISATION, 10);
	give(number(INDIVIDUAL), 1, (1_000, 100));
	redeem(INDIVIDUAL, item)
}

/// What I and O have in lots and holdings.
const HELD: u64 = 500;
const CLASS: ClassId = 1;

/// I has a lot, and redeemed as much with O.
fn holding() {
	let person = number(INDIVIDUAL);
	credit(person, CLASS, (2 * HELD, 10));
	redeem_with(person, number(ORGANISATION), HELD);
}

/// Brings the scheme to where the line's call is due, and returns the call.
fn call(head: &str) -> RuntimeCall {
	let (pallet, line) = head.split_once('.').expect("a pallet and a call");
	let scene = Scene::set(match line {
		// A milligram more than it gives.
		line if line.contains(", held") => (2_500, (67_251, 6)),
		_ => TWO_AND_A_HALF,
	});
	match pallet {
		"Consortium" => consortium::call(line).into(),
		"Experts" => experts::call(line).into(),
		"Mandate" => mandate::call(line).into(),
		"Participants" => participants::call(line, &scene).into(),
		"Methodology" => methodology::call(line, &scene).into(),
		"Scenarios" => scenarios::call(line, &scene).into(),
		"Accreditation" => verifiers::call(line, &scene).into(),
		"Issuance" => issuance::call(line, &scene).into(),
		"Points" => points::call(line, &scene).into(),
		"Calendar" => calendar::call(line).into(),
		"Disclosure" => disclosure::call(line).into(),
		"Mall" => mall::call(line).into(),
		"Reductions" => reductions::call(line).into(),
		other => panic!("there is no scene for {other}"),
	}
}

fn outcome(sender: Seed, call: &RuntimeCall) -> String {
	tentatively(|| match send(sender, call.clone()) {
		Ok(_) => "ok".into(),
		Err(Refused::Transaction(TransactionValidityError::Invalid(
			InvalidTransaction::Custom(code),
		))) => code.to_string(),
		Err(Refused::Call(DispatchError::Module(ModuleError { message: Some(name), .. }))) => {
			name.into()
		}
		Err(Refused::Call(other)) => format!("{other:?}"),
		Err(other) => format!("{other:?}"),
	})
}

#[test]
fn sender_should_be_taken_or_refused_by_name_when_a_call_is_due() {
	let mut wrong = vec![];
	for (head, cells) in lines() {
		// What a sender changes is taken back, so that all find the same scene.
		in_chain(|| {
			let call = call(head);
			for (letter, sender, who) in SENDERS {
				let (expected, found) = (cells[letter], outcome(sender, &call));
				if expected != found {
					wrong.push(format!("{head}: {who} expected {expected}, found {found}"));
				}
			}
		});
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn table_should_name_every_call_of_the_own_pallets_when_read() {
	let own = own_pallets();
	let calls = samples(&metadata()).into_iter();
	let calls = calls.filter(|sample| own.contains(&sample.pallet.as_str()));
	let calls = calls.map(|sample| format!("{}.{}", sample.pallet, sample.name));
	let named = lines().map(|(head, _)| head.split(',').next().unwrap_or(head).to_string());
	assert_eq!(named.collect::<BTreeSet<_>>(), calls.collect::<BTreeSet<_>>());
}
