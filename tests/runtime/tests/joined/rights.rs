//! Whom a call takes that is due, and by which error it refuses everybody else: written by hand from the Measures and
//! from what the pallets say of their callers, and tried on a scheme in which what the call is about exists.

use std::collections::{BTreeMap, BTreeSet};

use pallet_accreditation::{Application, Interest, Person};
use pallet_mandate::Scope;
use pallet_participants::Opening;
use polkadot_sdk::{
	frame_system,
	sp_runtime::{
		transaction_validity::{InvalidTransaction, TransactionValidityError},
		DispatchError, ModuleError, Perbill,
	},
};
use suhui_primitives::{
	BatchId, Capacity, ClassId, Day, Document, Matter, Month, OrderId, ParticipantId,
	ParticipantKind, Period, Region, ReportKind, Sanctioned, Seat, SourceId, Sources, VersionId,
	FIRST_NUMBER, KEY_DAYS, PAGE_SIZE,
};
use suhui_runtime::{Consortium, Runtime, RuntimeCall, Scenarios};
use suhui_runtime_tests::{
	calendar::{amendment, on, publication as year_publication},
	chain::{in_chain, pass_to, send, succeed, tentatively, today, Refused},
	invariants::own_pallets,
	keys::{account, nanjing, Seed, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS, VALIDATORS},
	mall::{
		agree, agreement, decision, disputing, end_of_agreement, fulfilment, give, listed, offer,
		offering, redeem, redemption, SECRET,
	},
	mandates::{grant, withdraw},
	metadata::metadata,
	reductions::{
		accountant, accounting, certification, consent, contribution, credit, donation,
		own_retirement, redeem_with, register, registration, retirement, transfer, HOST,
	},
	samples::samples,
	scheme::{
		acceptance, accredit, accreditation, answering, application, apply, approval, approve,
		assignment, attendance, bar, change_key, closing_for, complain, complaining, conclusion,
		conditions, cycling, document, double_claim, evaluate, expert, expert_consent,
		expert_key_change, favour, file, filing, interest, key_change, key_replacement, last_terms,
		legal_person, lifting, motion, naming, notice, number, open, open_individual, open_others,
		opening, order, panel, person, publication, qualify, rectified, refuse_rectification,
		rejection, reopening, sanctioning, submission, submit, suspension, terminate, termination,
		together, verifiers_application, whom, Platform, CYCLING, DECEMBER, DEVELOPER, REPORTER,
		VERIFIER,
	},
};

use crate::{
	rides::{month, record, Ride, JANUARY, KILOMETRE, TWO_AND_A_HALF},
	terms::{admit_terms, proposal, succession, REVISED_POINTS},
};

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

/// The batch, on hold.
fn held(batch: BatchId) -> BatchId {
	succeed(OPERATOR, hold(batch));
	batch
}

fn hold(batch: BatchId) -> pallet_issuance::Call<Runtime> {
	pallet_issuance::Call::hold { batch, reason: document(6) }
}

/// What is left to do once the authority took this mandate back.
fn unmandated<C>(scope: Scope, call: C) -> C {
	succeed(AUTHORITY, withdraw(scope));
	call
}

/// The same, as an accredited verifier.
fn accredited(organisation: Seed) -> Seed {
	qualify(organisation);
	organisation
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
		"Consortium" => consortium(line).into(),
		"Experts" => experts(line).into(),
		"Mandate" => mandate(line).into(),
		"Participants" => participants(line, &scene).into(),
		"Methodology" => methodology(line, &scene).into(),
		"Scenarios" => scenarios(line, &scene).into(),
		"Accreditation" => verifiers(line, &scene).into(),
		"Issuance" => issuance(line, &scene).into(),
		"Points" => points(line, &scene).into(),
		"Calendar" => calendar(line).into(),
		"Disclosure" => disclosure(line).into(),
		"Mall" => mall(line).into(),
		"Reductions" => reductions(line).into(),
		other => panic!("there is no scene for {other}"),
	}
}

fn consortium(line: &str) -> pallet_consortium::Call<Runtime> {
	use pallet_consortium::Call;
	match line {
		"dispatch_as_root" => {
			let remark = frame_system::Call::remark { remark: vec![] };
			Call::dispatch_as_root { call: Box::new(RuntimeCall::System(remark)) }
		}
		"add" => Call::add {
			person: legal_person(NEWCOMER),
			contact: document(6),
			validator: account(NEWCOMER),
		},
		"remove" => Call::remove { department: FIRST_NUMBER, reason: document(6) },
		"replace" => Call::replace { department: FIRST_NUMBER, validator: account(NEWCOMER) },
		"amend" => {
			let title = legal_person(NEWCOMER).title;
			Call::amend { department: FIRST_NUMBER, title, contact: document(6) }
		}
		"retain" => {
			Consortium::note_offence(&account(VALIDATORS[0]), 0, Perbill::from_percent(10));
			Call::retain { department: FIRST_NUMBER, reason: document(6) }
		}
		other => panic!("there is no scene for {other}"),
	}
}

fn experts(line: &str) -> pallet_experts::Call<Runtime> {
	use pallet_experts::Call;
	let seat = expert(EXPERTS[0]);
	let judged = || {
		let version = submit(DEVELOPER);
		evaluate(version);
		version
	};
	let recusal = |version| {
		let matter = Matter::Methodology(version);
		Call::<Runtime>::recuse { matter, reason: document(6) }
	};
	match line {
		"appoint" => Call::appoint { account: account(NEWCOMER) },
		"dismiss" => Call::dismiss { expert: seat },
		"change_key" => expert_key_change(seat, NEWCOMER),
		"change_key, to another expert's" => expert_key_change(seat, EXPERTS[1]),
		"change_key, to the authority's" => expert_key_change(seat, AUTHORITY),
		"change_key, without a consent" => {
			let consent = expert_consent(ORGANISATION, seat);
			Call::change_key { new_account: account(NEWCOMER), consent }
		}
		"replace_key" => {
			let consent = expert_consent(NEWCOMER, seat);
			Call::replace_key { expert: seat, new_account: account(NEWCOMER), consent }
		}
		"declare_interest" => Call::declare_interest { participant: number(DEVELOPER) },
		"declare_interest, declared by E" => {
			let interest = Call::<Runtime>::declare_interest { participant: number(DEVELOPER) };
			succeed(EXPERTS[0], interest.clone());
			interest
		}
		"name_panel" => panel(taken_in(submit(DEVELOPER)), &EXPERTS.map(expert)),
		"name_panel, with E who developed" => {
			open_individual(EXPERTS[0], &[]);
			panel(taken_in(submit(EXPERTS[0])), &EXPERTS.map(expert))
		}
		"name_panel, with E whose key did" => {
			open_individual(EXPERTS[0], &[]);
			change_key(EXPERTS[0], NEWCOMER);
			panel(taken_in(submit(NEWCOMER)), &EXPERTS.map(expert))
		}
		"name_panel, with a body" => {
			let matter = Matter::Methodology(taken_in(submit(DEVELOPER)));
			let body = Seat::Body(number(ORGANISATION));
			let seats = vec![Seat::Expert(seat), Seat::Expert(expert(EXPERTS[1])), body];
			Call::name_panel { matter, seats: seats.try_into().expect("three") }
		}
		"name_panel, with E barred" => {
			bar(Sanctioned::Expert(seat), Capacity::Expert);
			panel(taken_in(submit(DEVELOPER)), &EXPERTS.map(expert))
		}
		"name_panel, before the receipt" => panel(submit(DEVELOPER), &EXPERTS.map(expert)),
		"name_panel, spoken" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			panel(version, &EXPERTS.map(expert))
		}
		"name_panel, without a mandate" => {
			let version = taken_in(submit(DEVELOPER));
			unmandated(Scope::Review, panel(version, &EXPERTS.map(expert)))
		}
		"opine" => favour(judged()),
		"opine, interested since" => {
			let version = judged();
			let interest = Call::<Runtime>::declare_interest { participant: number(DEVELOPER) };
			succeed(EXPERTS[0], interest);
			favour(version)
		}
		"opine, E barred since" => {
			let version = judged();
			bar(Sanctioned::Expert(seat), Capacity::Expert);
			favour(version)
		}
		"opine, opined by E" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			favour(version)
		}
		"opine, in notice" => {
			let version = submit(DEVELOPER);
			notice(version);
			favour(version)
		}
		"recuse" => recusal(judged()),
		"recuse, opined by E" => {
			let version = judged();
			succeed(EXPERTS[0], favour(version));
			recusal(version)
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// The same version, once the operator took it in.
fn taken_in(version: VersionId) -> VersionId {
	succeed(OPERATOR, pallet_methodology::Call::accept { version });
	version
}

fn mandate(line: &str) -> pallet_mandate::Call<Runtime> {
	let yesterday = Day(today().0 - 1);
	match line {
		"grant" => grant(Scope::Review, today(), today()),
		"grant, for days past" => grant(Scope::Review, yesterday, yesterday),
		"withdraw" => withdraw(Scope::Review),
		"withdraw, withdrawn" => unmandated(Scope::Review, withdraw(Scope::Review)),
		other => panic!("there is no scene for {other}"),
	}
}

fn participants(line: &str, scene: &Scene) -> pallet_participants::Call<Runtime> {
	use pallet_participants::Call;
	let (source, participant) = (scene.source, scene.person);
	let newcomer = opening(NEWCOMER, ParticipantKind::Individual, &[source]);
	let consents = |participant: ParticipantId| {
		let participants = vec![participant].try_into().expect("one");
		Call::<Runtime>::record_consents { source, participants }
	};
	match line {
		"open" => Call::open { opening: newcomer },
		"open, without a mandate" => unmandated(Scope::Accounts, Call::open { opening: newcomer }),
		"open, an organisation" => {
			Call::open { opening: opening(NEWCOMER, ParticipantKind::Organisation, &[]) }
		}
		"open, O once more" => {
			let mut again = opening(ORGANISATION, ParticipantKind::Organisation, &[]);
			again.account = account(NEWCOMER);
			Call::open { opening: again }
		}
		"open, without a key's consent" => {
			let organisation = opening(NEWCOMER, ParticipantKind::Organisation, &[]);
			Call::open { opening: Opening { consent: None, ..organisation } }
		}
		"open, the authority's key" => {
			Call::open { opening: opening(AUTHORITY, ParticipantKind::Individual, &[]) }
		}
		"open, the key of an office" => {
			Call::open { opening: opening(NANJING, ParticipantKind::Individual, &[]) }
		}
		"open_batch" => Call::open_batch { openings: vec![newcomer].try_into().expect("one") },
		"record_consents" => consents(open_individual(NEWCOMER, &[])),
		"record_consents, of O" => consents(number(ORGANISATION)),
		"record_consents, withdrawn" => {
			succeed("//Ann", Call::withdraw_consent { source });
			consents(participant)
		}
		"give_consent" => Call::give_consent { source },
		"give_consent, given by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			Call::give_consent { source }
		}
		"give_consent, withdrawn by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			succeed(INDIVIDUAL, Call::withdraw_consent { source });
			Call::give_consent { source }
		}
		"withdraw_consent, given by I" => {
			succeed(INDIVIDUAL, Call::give_consent { source });
			Call::withdraw_consent { source }
		}
		"change_key, with a consent to I" => key_change(number(INDIVIDUAL), NEWCOMER),
		"change_key, to O's" => key_change(number(INDIVIDUAL), ORGANISATION),
		"change_key, to the authority's" => key_change(number(INDIVIDUAL), AUTHORITY),
		"change_key, to an office's" => key_change(number(INDIVIDUAL), NANJING),
		"change_key, changed by I today" => {
			change_key(INDIVIDUAL, NEWCOMER);
			pass_to(today().saturating_add(KEY_DAYS));
			change_key(NEWCOMER, INDIVIDUAL);
			key_change(number(INDIVIDUAL), "//ThirdKey")
		}
		"replace_key" => key_replacement(participant, NEWCOMER),
		"close" => Call::close {},
		"close, V assigned" => {
			scene.assigned();
			Call::close {}
		}
		"close, V attested" => {
			scene.attested();
			Call::close {}
		}
		"close, D's terminated" => {
			terminate(source, DEVELOPER);
			Call::close {}
		}
		"close, O applied" => {
			apply(ORGANISATION, scene.version());
			Call::close {}
		}
		"close, O submitted" => {
			submit(ORGANISATION);
			Call::close {}
		}
		"close, O provides" => {
			agree(ORGANISATION);
			Call::close {}
		}
		"close, I redeemed" => {
			ordered();
			Call::close {}
		}
		"close, O holds reductions" => {
			holding();
			Call::close {}
		}
		"close_for" => closing_for(participant),
		"admit_pilot" => Call::admit_pilot { region: shanghai() },
		"withdraw_pilot" => {
			let admit = Call::<Runtime>::admit_pilot { region: shanghai() };
			assert_eq!(motion(&SEATS, 4, admit), Some(Ok(())));
			Call::withdraw_pilot { region: shanghai() }
		}
		"reopen" => {
			succeed("//Ann", Call::close {});
			reopening(participant, "//Ann")
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// 上海青浦.
fn shanghai() -> Region {
	Region::new(310_118).expect("six digits")
}

fn methodology(line: &str, scene: &Scene) -> pallet_methodology::Call<Runtime> {
	use pallet_methodology::{Call, NextVersion, Versions};
	let revision = || {
		let published = Versions::<Runtime>::get(scene.version()).expect("it is published");
		let text = CYCLING.as_bytes().to_vec().try_into().expect("short");
		Call::<Runtime>::revise { methodology: published.methodology, text, document: document(2) }
	};
	let submitted = || submit(DEVELOPER);
	let noticed = || {
		let version = submitted();
		notice(version);
		version
	};
	let objected = || {
		let version = noticed();
		succeed(ORGANISATION, objection(version));
		version
	};
	let filed = || {
		let version = submitted();
		file(version);
		version
	};
	let answer = |version| {
		let (objection, upheld, document) = (1, false, document(6));
		Call::<Runtime>::answer { version, objection, upheld, document }
	};
	let returned = |version| {
		let reason = document(6);
		succeed(OPERATOR, Call::<Runtime>::return_incomplete { version, reason });
		Call::<Runtime>::complete { version, document: document(2) }
	};
	let discontinuation = |from| {
		let (version, reason) = (scene.version(), document(6));
		Call::<Runtime>::discontinue { version, from, reason }
	};
	let all_spoke = || {
		let version = submitted();
		evaluate(version);
		EXPERTS.iter().for_each(|expert| drop(succeed(expert, favour(version))));
		version
	};
	match line {
		"submit" => submission(),
		"revise" => revision(),
		"submit, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			submission()
		}
		"revise, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			revision()
		}
		"return_incomplete" => {
			Call::return_incomplete { version: submitted(), reason: document(6) }
		}
		"return_incomplete, taken in" => {
			Call::return_incomplete { version: taken_in(submitted()), reason: document(6) }
		}
		"complete" => returned(submitted()),
		"complete, of A's" => {
			let version = NextVersion::<Runtime>::get();
			succeed(AUTHORITY, revision());
			returned(version)
		}
		"accept" => Call::accept { version: submitted() },
		"accept, without a mandate" => {
			let version = submitted();
			unmandated(Scope::Review, Call::accept { version })
		}
		"conclude" => {
			let version = taken_in(submitted());
			let others = [NEWCOMER, "//Expert5"];
			for other in others {
				let appoint = pallet_experts::Call::appoint { account: account(other) };
				assert_eq!(motion(&SEATS, 4, appoint), Some(Ok(())));
			}
			let five = [EXPERTS.map(expert).to_vec(), others.map(expert).to_vec()].concat();
			succeed(OPERATOR, panel(version, &five));
			EXPERTS.iter().for_each(|expert| drop(succeed(expert, favour(version))));
			conclusion(version)
		}
		"conclude, once all spoke" => conclusion(all_spoke()),
		"conclude, all spoke, no mandate" => {
			let version = all_spoke();
			unmandated(Scope::Review, conclusion(version))
		}
		"conclude, with two opinions" => {
			let version = submitted();
			evaluate(version);
			EXPERTS[..2].iter().for_each(|expert| drop(succeed(expert, favour(version))));
			conclusion(version)
		}
		"conclude, without a panel" => conclusion(taken_in(submitted())),
		"object" => objection(noticed()),
		"object, objected by O" => objection(objected()),
		"object, after the notice" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last.saturating_add(1));
			objection(version)
		}
		"answer" => answer(objected()),
		"answer, answered" => {
			let version = objected();
			succeed(OPERATOR, answer(version));
			answer(version)
		}
		"answer_many" => {
			let (version, objections) = (objected(), vec![1].try_into().expect("one"));
			Call::answer_many { version, objections, document: document(6) }
		}
		"file" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last.saturating_add(1));
			Call::file { version }
		}
		"file, on the last day" => {
			let version = submitted();
			let last = notice(version);
			pass_to(last);
			Call::file { version }
		}
		"file, objected" => {
			let version = submitted();
			let last = notice(version);
			succeed(ORGANISATION, objection(version));
			pass_to(last.saturating_add(1));
			Call::file { version }
		}
		"publish" => publication(filed()),
		"publish, in notice" => publication(noticed()),
		"send_back" => Call::send_back { version: filed(), reason: document(6) },
		"send_back, published" => Call::send_back { version: scene.version(), reason: document(6) },
		"reject" => Call::reject { version: submitted(), reason: document(6) },
		"reject, published" => Call::reject { version: scene.version(), reason: document(6) },
		"reject, favoured" => Call::reject { version: all_spoke(), reason: document(6) },
		"reject, without a mandate" => {
			let version = submitted();
			unmandated(Scope::Review, Call::reject { version, reason: document(6) })
		}
		"withdraw" => Call::withdraw { version: submitted() },
		"withdraw, of A's" => {
			let version = NextVersion::<Runtime>::get();
			succeed(AUTHORITY, revision());
			Call::withdraw { version }
		}
		"withdraw, published" => Call::withdraw { version: scene.version() },
		"discontinue" => discontinuation(today()),
		"discontinue, from yesterday" => discontinuation(Day(today().0 - 1)),
		"discontinue, discontinued" => {
			succeed(AUTHORITY, discontinuation(today()));
			discontinuation(today())
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// What a participant sends to object to a version.
fn objection(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::object { version, document: document(6) }
}

fn scenarios(line: &str, scene: &Scene) -> pallet_scenarios::Call<Runtime> {
	use pallet_scenarios::{Call, Finding, Ground, Mechanism, OutsideClaim};
	let source = scene.source;
	let reason = document(6);
	let applied = || apply(DEVELOPER, scene.version());
	let accepted = || {
		let source = applied();
		succeed(OPERATOR, acceptance(source));
		source
	};
	let approved = || {
		let source = applied();
		approve(source);
		source
	};
	let terms = |source| proposal(source, Some(scene.version()), REVISED_POINTS);
	let proposed = || succeed(DEVELOPER, terms(source));
	// Terms 2 were withdrawn since somebody looked at them, and terms 3 wait.
	let proposed_anew = || {
		proposed();
		succeed(DEVELOPER, Call::<Runtime>::withdraw { source });
		proposed();
	};
	let returning =
		|source| Call::<Runtime>::return_incomplete { source, terms: last_terms(source), reason };
	let yesterday = Day(today().0 - 1);
	let successor = |predecessor| {
		let source = pallet_scenarios::NextSource::<Runtime>::get();
		succeed(DEVELOPER, succession(scene.version(), predecessor));
		approve(source);
		source
	};
	let claim = |first, last| {
		let (mechanism, reference) = (Mechanism::Ccer, document(13).blake2_256);
		OutsideClaim { mechanism, reference, first, last }
	};
	let report = || Call::<Runtime>::report_conflict { source, claim: None, document: reason };
	let decision = || Call::<Runtime>::decide_conflict {
		conflict: FIRST_NUMBER,
		upheld: true,
		document: reason,
	};
	let transfer = |to: Seed| Call::<Runtime>::transfer { source, to: Some(number(to)) };
	let consent =
		|| Call::<Runtime>::consent_transfer { source, to: number(ORGANISATION), document: reason };
	let pass_on = || {
		succeed(DEVELOPER, transfer(ORGANISATION));
		succeed(OPERATOR, consent());
	};
	let freeze = || Call::<Runtime>::freeze { source, reason };
	match line {
		"apply" => application(scene.version()),
		"apply, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			application(scene.version())
		}
		"apply, to succeed D's" => succession(scene.version(), source),
		"apply, to succeed none there is" => succession(scene.version(), source + 1),
		"apply, with a claim backwards" => {
			let mut call = application(scene.version());
			if let Call::apply { claims, .. } = &mut call {
				claims.try_push(claim(today(), yesterday)).expect("it is the first");
			}
			call
		}
		"accept" => acceptance(applied()),
		"accept, accepted" => acceptance(accepted()),
		"accept, other terms now" => {
			proposed_anew();
			Call::accept { source, terms: 2 }
		}
		"accept, without a mandate" => {
			let source = applied();
			unmandated(Scope::Review, acceptance(source))
		}
		"return_incomplete" => returning(applied()),
		"return_incomplete, accepted" => returning(accepted()),
		"return_incomplete, other terms now" => {
			proposed_anew();
			Call::return_incomplete { source, terms: 2, reason }
		}
		"complete" => {
			let source = applied();
			succeed(OPERATOR, returning(source));
			Call::complete { source, document: reason }
		}
		"complete, not returned" => Call::complete { source: applied(), document: reason },
		"approve" => approval(accepted()),
		"approve, terms" => {
			proposed();
			succeed(OPERATOR, acceptance(source));
			approval(source)
		}
		"approve, not accepted" => approval(applied()),
		"approve, other terms now" => {
			proposed_anew();
			succeed(OPERATOR, acceptance(source));
			Call::approve { source, terms: 2 }
		}
		"approve, without a mandate" => {
			let source = accepted();
			unmandated(Scope::Review, approval(source))
		}
		"file" => filing(approved(), DECEMBER.first),
		"file, not approved" => filing(accepted(), DECEMBER.first),
		"file, admitted" => filing(source, DECEMBER.first),
		"file, to succeed, from today" => filing(successor(source), today()),
		"file, to succeed, from yesterday" => filing(successor(source), yesterday),
		"file, to succeed, from D's first" => {
			let second = successor(source);
			succeed(AUTHORITY, filing(second, today()));
			filing(successor(second), today())
		}
		"file, succeeded" => {
			let first = approved();
			succeed(AUTHORITY, filing(successor(first), today()));
			filing(first, DECEMBER.first)
		}
		"file, to succeed what O has now" => {
			let second = successor(source);
			pass_on();
			filing(second, today())
		}
		"file, terms" => {
			proposed();
			approve(source);
			filing(source, today())
		}
		"file, other terms now" => {
			proposed_anew();
			approve(source);
			Call::file { source, terms: 2, from: today() }
		}
		"file, terms from yesterday" => {
			proposed();
			approve(source);
			filing(source, yesterday)
		}
		"file, terms from others' first day" => {
			admit_terms(source, REVISED_POINTS, today());
			proposed();
			approve(source);
			filing(source, today())
		}
		"terminate" => {
			refuse_rectification(source, DEVELOPER);
			termination(source)
		}
		"terminate, double claim" => double_claim(source),
		"terminate, nothing to be rectified" => termination(source),
		"terminate, on the day it is due" => {
			succeed(OPERATOR, order(source, 5));
			// Tuesday the 6th to Friday the 9th, and Monday the 12th of January.
			pass_to(today().saturating_add(7));
			termination(source)
		}
		"terminate, after the day it was due" => {
			succeed(OPERATOR, order(source, 5));
			pass_to(today().saturating_add(8));
			termination(source)
		}
		"terminate, no conflict upheld" => {
			succeed(OPERATOR, report());
			let ground = Ground::DoubleClaim(FIRST_NUMBER);
			Call::terminate { source, ground, reason }
		}
		"terminate, applied for" => termination(applied()),
		"set_reporters" => naming(source, &[ORGANISATION]),
		"set_reporters, passed on to O" => {
			pass_on();
			naming(source, &[ORGANISATION])
		}
		"reject" => rejection(applied()),
		"reject, approved" => rejection(approved()),
		"reject, terms" => {
			proposed();
			rejection(source)
		}
		"reject, other terms now" => {
			proposed_anew();
			Call::reject { source, terms: 2, reason }
		}
		"reject, admitted" => rejection(source),
		"propose_terms" => terms(source),
		"propose_terms, D barred" => {
			bar(whom(DEVELOPER), Capacity::Developer);
			terms(source)
		}
		"propose_terms, proposed" => {
			proposed();
			terms(source)
		}
		"propose_terms, applied for" => terms(applied()),
		"propose_terms, terminated" => {
			terminate(source, DEVELOPER);
			terms(source)
		}
		"withdraw" => Call::withdraw { source: applied() },
		"withdraw, approved" => Call::withdraw { source: approved() },
		"withdraw, terms" => {
			proposed();
			Call::withdraw { source }
		}
		"withdraw, not proposed" => Call::withdraw { source },
		"declare_claim" => Call::declare_claim { source, claim: claim(today(), today()) },
		"declare_claim, terminated" => {
			terminate(source, DEVELOPER);
			Call::declare_claim { source, claim: claim(today(), today()) }
		}
		"report_conflict" => report(),
		"report_conflict, of no claim" => {
			Call::report_conflict { source, claim: Some(1), document: reason }
		}
		"report_conflict, without a mandate" => unmandated(Scope::Review, report()),
		"decide_conflict" => {
			succeed(INDIVIDUAL, report());
			decision()
		}
		"decide_conflict, decided" => {
			succeed(INDIVIDUAL, report());
			succeed(OPERATOR, decision());
			decision()
		}
		"evaluate" => Call::evaluate { source, finding: Finding::Passed, document: reason },
		"evaluate, to be rectified" => {
			succeed(OPERATOR, order(source, 20));
			order(source, 20)
		}
		"evaluate, without a mandate" => unmandated(Scope::Review, order(source, 20)),
		"submit_rectification" => {
			succeed(OPERATOR, order(source, 20));
			rectified(source)
		}
		"submit_rectification, late" => {
			succeed(OPERATOR, order(source, 5));
			pass_to(today().saturating_add(8));
			rectified(source)
		}
		"submit_rectification, submitted" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			rectified(source)
		}
		"submit_rectification, not ordered" => rectified(source),
		"accept_rectification" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			Call::accept_rectification { source }
		}
		"accept_rectification, not submitted" => {
			succeed(OPERATOR, order(source, 20));
			Call::accept_rectification { source }
		}
		"refuse_rectification" => {
			succeed(OPERATOR, order(source, 20));
			succeed(DEVELOPER, rectified(source));
			Call::refuse_rectification { source, reason }
		}
		"refuse_rectification, refused" => {
			refuse_rectification(source, DEVELOPER);
			Call::refuse_rectification { source, reason }
		}
		"freeze" => freeze(),
		"freeze, frozen" => {
			succeed(AUTHORITY, freeze());
			freeze()
		}
		"freeze, without a mandate" => unmandated(Scope::Review, freeze()),
		"unfreeze" => {
			succeed(OPERATOR, freeze());
			Call::unfreeze { source }
		}
		"unfreeze, by the authority's order" => {
			succeed(AUTHORITY, freeze());
			Call::unfreeze { source }
		}
		"unfreeze, not frozen" => Call::unfreeze { source },
		"leave" => Call::leave { source },
		"leave, terminated" => {
			terminate(source, DEVELOPER);
			Call::leave { source }
		}
		"transfer" => transfer(ORGANISATION),
		"transfer, to D" => transfer(DEVELOPER),
		"consent_transfer" => {
			succeed(DEVELOPER, transfer(ORGANISATION));
			consent()
		}
		"consent_transfer, not offered" => consent(),
		"consent_transfer, to another now" => {
			succeed(DEVELOPER, transfer(ORGANISATION));
			succeed(DEVELOPER, transfer(REPORTER));
			consent()
		}
		other => panic!("there is no scene for {other}"),
	}
}

fn verifiers(line: &str, scene: &Scene) -> pallet_accreditation::Call<Runtime> {
	use pallet_accreditation::Call;
	match line {
		// Whose people they are matters; who sends it need not be who they are called after.
		"apply" => verifiers_application(NEWCOMER),
		"apply, with V's people" => verifiers_application(VERIFIER),
		"apply, without a document" => {
			let finance = Document::default();
			let application = Box::new(Application { finance, ..conditions() });
			Call::apply { application, people: Default::default() }
		}
		"reject" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			Call::reject { applicant: number(ORGANISATION), application: 1, reason: document(6) }
		}
		"accredit" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			succeed(AUTHORITY, attendance(ORGANISATION, 1..=5));
			accreditation(ORGANISATION)
		}
		"renew" => Call::renew { verifier: number(VERIFIER), application: None, until: today() },
		"revoke" => Call::revoke { verifier: number(VERIFIER), reason: document(6) },
		"suspend" => suspension(VERIFIER),
		"suspend, S" => suspension(SUSPENDED),
		"suspend, O" => suspension(ORGANISATION),
		"confirm_suspension" => Call::confirm_suspension { verifier: number(SUSPENDED) },
		"lift" => lifting(SUSPENDED),
		"report_staff" => coming(person(NEWCOMER, 1)),
		"report_staff, O applied" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			coming(person(NEWCOMER, 1))
		}
		"report_staff, who is V's" => coming(person(VERIFIER, 1)),
		"attend" => attendance(VERIFIER, 1..=5),
		"attend, tomorrow" => {
			let commitments = vec![person(VERIFIER, 1).commitment].try_into().expect("one");
			Call::attend { commitments, day: today().saturating_add(1) }
		}
		"attend, nobody's" => attendance(NEWCOMER, [1]),
		"settle_staff" => settling(ORGANISATION),
		"settle_staff, V's for V" => settling(VERIFIER),
		"declare_interest" => interest(scene.source),
		"declare_interest, in none" => interest(scene.source + 1),
		"declare_interest, in D" => interest_in(number(DEVELOPER)),
		"declare_interest, in nobody" => interest_in(0),
		other => panic!("there is no scene for {other}"),
	}
}

/// What the authority sends to find that the first of V's people works for somebody.
fn settling(employer: Seed) -> pallet_accreditation::Call<Runtime> {
	let commitments = vec![person(VERIFIER, 1).commitment].try_into().expect("one");
	let (employer, evidence) = (number(employer), document(6));
	pallet_accreditation::Call::settle_staff { commitments, employer, evidence }
}

/// What an applicant or verifier sends to report that somebody came.
fn coming(person: Person) -> pallet_accreditation::Call<Runtime> {
	let add = vec![person].try_into().expect("one");
	pallet_accreditation::Call::report_staff { add, remove: Default::default() }
}

fn interest_in(participant: ParticipantId) -> pallet_accreditation::Call<Runtime> {
	pallet_accreditation::Call::declare_interest { interest: Interest::Participant(participant) }
}

fn issuance(line: &str, scene: &Scene) -> pallet_issuance::Call<Runtime> {
	use pallet_issuance::Call;
	let (source, platform) = (scene.source, &scene.platform);
	let interest = interest(source);
	let during = |period: Period| {
		Platform::during(period, source, &[record(scene.person, 1, TWO_AND_A_HALF)])
	};
	let refuse = |batch| Call::<Runtime>::refuse { batch, report: document(5) };
	let decline = |batch| Call::<Runtime>::decline { batch, reason: document(6) };
	let freeze = || {
		succeed(OPERATOR, pallet_scenarios::Call::freeze { source, reason: document(6) });
	};
	match line {
		"open" => platform.opening(),
		"open, R barred" => {
			bar(whom(REPORTER), Capacity::Reporter);
			platform.opening()
		}
		"open, frozen" => {
			freeze();
			platform.opening()
		}
		"open, with a day before admission" => {
			let first = Day(DECEMBER.first.0 - 1);
			during(Period { first, last: first }).opening()
		}
		"open, across a change of terms" => {
			admit_terms(source, REVISED_POINTS, JANUARY.last);
			pass_to(JANUARY.last.saturating_add(1));
			during(JANUARY).opening()
		}
		"open, of days covered" => {
			scene.opened();
			during(Period { first: DECEMBER.last, ..DECEMBER }).opening()
		}
		"open, to continue one closed" => {
			let (batch, rest) = scene.closed();
			rest.continuing(batch).opening()
		}
		"open, to continue one not closed" => {
			platform.clone().continuing(scene.approved()).opening()
		}
		"assign" => assignment(scene.opened(), VERIFIER),
		"assign, to O" => assignment(scene.opened(), ORGANISATION),
		"assign, to V that is barred" => {
			bar(whom(VERIFIER), Capacity::Verifier);
			assignment(scene.opened(), VERIFIER)
		}
		"assign, to S" => assignment(scene.opened(), SUSPENDED),
		"assign, to D once accredited" => assignment(scene.opened(), accredited(DEVELOPER)),
		"assign, to R once accredited" => assignment(scene.opened(), accredited(REPORTER)),
		"assign, to F once accredited" => assignment(scene.opened(), accredited(FORMER_REPORTER)),
		"assign, to F that never acted" => assignment(platform.open(), accredited(FORMER_REPORTER)),
		"assign, to V that closed" => {
			let call = assignment(scene.opened(), VERIFIER);
			succeed(VERIFIER, pallet_participants::Call::close {});
			call
		}
		"assign, to V of another key by P" => {
			assert_eq!(together(key_replacement(number(VERIFIER), NEWCOMER)), Ok(()));
			assignment(scene.opened(), NEWCOMER)
		}
		"assign, to W that has an interest" => {
			succeed(OTHER_VERIFIER, interest);
			assignment(scene.opened(), OTHER_VERIFIER)
		}
		"assign, without a mandate" => {
			let batch = scene.opened();
			unmandated(Scope::Issuance, assignment(batch, VERIFIER))
		}
		"attest" => platform.attestation(scene.assigned()),
		"attest, not assigned" => platform.attestation(scene.opened()),
		"attest, W assigned since" => {
			let batch = scene.assigned();
			succeed(OPERATOR, assignment(batch, OTHER_VERIFIER));
			platform.attestation(batch)
		}
		"attest, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			platform.attestation(batch)
		}
		"attest, V barred since" => {
			let batch = scene.assigned();
			bar(whom(VERIFIER), Capacity::Verifier);
			platform.attestation(batch)
		}
		"attest, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			platform.attestation(batch)
		}
		"attest, V named reporter since" => {
			let batch = scene.assigned();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			platform.attestation(batch)
		}
		"attest, V named and no more" => {
			let batch = scene.assigned();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			succeed(DEVELOPER, naming(source, &[REPORTER]));
			platform.attestation(batch)
		}
		"approve" => Call::approve { batch: scene.attested() },
		"feed" => platform.feeding(scene.approved(), 0),
		"feed, fed" => platform.feeding(scene.fed(), 0),
		"feed, R barred" => {
			let batch = scene.approved();
			bar(whom(REPORTER), Capacity::Reporter);
			platform.feeding(batch, 0)
		}
		"feed, V named reporter since" => {
			let batch = scene.approved();
			succeed(DEVELOPER, naming(source, &[REPORTER, VERIFIER]));
			platform.feeding(batch, 0)
		}
		"feed, on hold" => platform.feeding(held(scene.approved()), 0),
		"feed, frozen" => {
			let batch = scene.approved();
			freeze();
			platform.feeding(batch, 0)
		}
		"feed, of a double claim" => {
			let batch = scene.approved();
			succeed(OPERATOR, double_claim(source));
			platform.feeding(batch, 0)
		}
		"feed, without a mandate" => {
			let batch = scene.approved();
			unmandated(Scope::Issuance, platform.feeding(batch, 0))
		}
		"close" => Call::close { batch: scene.approved() },
		"close, held" => Call::close { batch: scene.fed() },
		"close, held, without a mandate" => {
			let batch = scene.fed();
			unmandated(Scope::Issuance, Call::close { batch })
		}
		"close, on hold" => Call::close { batch: held(scene.approved()) },
		"close, overdue" => {
			let batch = scene.approved();
			// 30 days may pass from the approval.
			pass_to(today().saturating_add(31));
			Call::close { batch }
		}
		"cancel" => Call::cancel { batch: scene.opened() },
		"cancel, assigned" => Call::cancel { batch: scene.assigned() },
		"cancel, declined" => {
			let batch = scene.assigned();
			succeed(VERIFIER, decline(batch));
			Call::cancel { batch }
		}
		"cancel, attested" => Call::cancel { batch: scene.attested() },
		"cancel, approved" => Call::cancel { batch: scene.approved() },
		"cancel, on hold" => Call::cancel { batch: held(scene.opened()) },
		"hold" => hold(scene.approved()),
		"hold, on hold" => hold(held(scene.approved())),
		"hold, cancelled" => {
			let batch = scene.opened();
			succeed(OPERATOR, Call::cancel { batch });
			hold(batch)
		}
		"release" => Call::release { batch: held(scene.approved()) },
		"release, not on hold" => Call::release { batch: scene.approved() },
		"release, held by the authority" => {
			let batch = scene.approved();
			succeed(AUTHORITY, Call::hold { batch, reason: document(6) });
			Call::release { batch }
		}
		"release, held for a difference" => Call::release { batch: scene.fed() },
		"refuse" => refuse(scene.assigned()),
		"refuse, on hold" => refuse(held(scene.assigned())),
		"refuse, attested" => refuse(scene.attested()),
		"refuse, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			refuse(batch)
		}
		"refuse, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			refuse(batch)
		}
		"decline" => decline(scene.assigned()),
		"decline, V suspended since" => {
			let batch = scene.assigned();
			succeed(AUTHORITY, suspension(VERIFIER));
			decline(batch)
		}
		"decline, V interested since" => {
			let batch = scene.assigned();
			succeed(VERIFIER, interest);
			decline(batch)
		}
		other => panic!("there is no scene for {other}"),
	}
}

fn points(line: &str, scene: &Scene) -> pallet_points::Call<Runtime> {
	let month = month(scene.fed());
	// Issued in January 2026; 757 days after the 5th it is the 1st of February 2028.
	pass_to(today().saturating_add(match line {
		"lapse" => 757,
		"lapse, not due" => 756,
		other => panic!("there is no scene for {other}"),
	}));
	pallet_points::Call::lapse { month, lots: 1 }
}

fn calendar(line: &str) -> pallet_calendar::Call<Runtime> {
	match line {
		"publish_year" => year_publication(2027, &[]),
		"publish_year, published" => year_publication(2026, &[]),
		"publish_year, after the next" => year_publication(2028, &[]),
		"amend_year" => amendment(2026, &[on(2026, 2, 24)]),
		"amend_year, not published" => pallet_calendar::Call::amend_year {
			year: 2027,
			holidays: Default::default(),
			make_up: Default::default(),
			document: document(9),
		},
		// It is 2026-01-05.
		"amend_year, a day past" => amendment(2025, &[on(2025, 12, 31)]),
		"amend_year, as it is" => {
			// The first of them brings another document.
			succeed(AUTHORITY, amendment(2026, &[]));
			amendment(2026, &[])
		}
		other => panic!("there is no scene for {other}"),
	}
}

/// 苏州市.
fn suzhou() -> Region {
	Region::new(320_500).expect("six digits")
}

/// A report on the last month or year, which ended with December 2025.
fn report(kind: ReportKind, region: Region) -> pallet_disclosure::Call<Runtime> {
	pallet_disclosure::Call::file_report { kind, month: Month(671), region, document: document(13) }
}

/// An individual's complaint in Nanjing that the operator answered.
fn answered() -> u32 {
	let complaint = complain(INDIVIDUAL, nanjing());
	succeed(OPERATOR, answering(complaint));
	complaint
}

/// The sanction, once the council lifted it.
fn lifted(sanction: u32) -> u32 {
	let lift = pallet_disclosure::Call::<Runtime>::lift { sanction, document: document(14) };
	assert_eq!(motion(&SEATS, 4, lift), Some(Ok(())));
	sanction
}

fn disclosure(line: &str) -> pallet_disclosure::Call<Runtime> {
	use pallet_disclosure::{About, Call, NextRule, RuleKind};
	let publication = |title: &str| Call::<Runtime>::publish_rule {
		kind: RuleKind::Standard,
		title: title.as_bytes().to_vec().try_into().expect("short"),
		document: document(10),
		effective: today(),
	};
	let published = || {
		let rule = NextRule::<Runtime>::get();
		succeed(AUTHORITY, publication("标准"));
		rule
	};
	let repeal = |rule| Call::<Runtime>::repeal_rule { rule, from: today(), by: None };
	let record = Call::<Runtime>::record_complaint {
		about: About::Scheme,
		region: nanjing(),
		document: document(11),
	};
	let review = |complaint| Call::<Runtime>::ask_review { complaint, document: document(12) };
	let decide = |complaint| Call::<Runtime>::decide_review {
		complaint,
		upheld: true,
		document: document(13),
	};
	let appeal = |sanction| Call::<Runtime>::appeal { sanction, document: document(12) };
	let seat = || Sanctioned::Expert(expert(EXPERTS[0]));
	match line {
		"publish_rule" => publication("标准"),
		"publish_rule, without a title" => publication(" "),
		"repeal_rule" => repeal(published()),
		"repeal_rule, repealed" => {
			let rule = published();
			succeed(AUTHORITY, repeal(rule));
			repeal(rule)
		}
		"file_report" => report(ReportKind::Monthly, Region::PROVINCE),
		"file_report, of this month" => Call::file_report {
			kind: ReportKind::Monthly,
			month: today().month().expect("it is after 1970"),
			region: Region::PROVINCE,
			document: document(13),
		},
		"file_report, filed" => {
			succeed(OPERATOR, report(ReportKind::Monthly, Region::PROVINCE));
			report(ReportKind::Monthly, Region::PROVINCE)
		}
		"file_report, on security" => report(ReportKind::Security, Region::PROVINCE),
		"file_report, on how the scheme does" => report(ReportKind::Evaluation, Region::PROVINCE),
		"file_report, annual" => report(ReportKind::Annual, Region::PROVINCE),
		"file_report, of Nanjing" => report(ReportKind::Regional, nanjing()),
		"file_report, of Suzhou" => report(ReportKind::Regional, suzhou()),
		"file_report, without a mandate" => {
			unmandated(Scope::Review, report(ReportKind::Monthly, Region::PROVINCE))
		}
		"complain" => complaining(nanjing()),
		"complain, of what is not there" => {
			let (about, region) = (About::Batch(1), nanjing());
			Call::complain { about, region, document: document(11) }
		}
		"complain, eight of I wait" => {
			for _ in 0..8 {
				complain(INDIVIDUAL, suzhou());
			}
			complaining(nanjing())
		}
		"record_complaint" => record,
		"record_complaint, without a mandate" => unmandated(Scope::Review, record),
		"answer_complaint" => answering(complain(INDIVIDUAL, nanjing())),
		"answer_complaint, of a county of Nanjing" => {
			let county = Region::new(320_102).expect("six digits");
			answering(complain(INDIVIDUAL, county))
		}
		"answer_complaint, of Suzhou" => answering(complain(INDIVIDUAL, suzhou())),
		"answer_complaint, answered" => answering(answered()),
		"answer_complaint, without a mandate" => {
			let complaint = complain(INDIVIDUAL, nanjing());
			unmandated(Scope::Review, answering(complaint))
		}
		"ask_review" => review(answered()),
		"ask_review, recorded by P" => {
			let complaint = pallet_disclosure::NextComplaint::<Runtime>::get();
			succeed(OPERATOR, record);
			succeed(OPERATOR, answering(complaint));
			review(complaint)
		}
		"ask_review, not answered" => review(complain(INDIVIDUAL, nanjing())),
		"ask_review, decided" => {
			let complaint = answered();
			succeed(INDIVIDUAL, review(complaint));
			succeed(AUTHORITY, decide(complaint));
			review(complaint)
		}
		"ask_review, without a mandate" => {
			let complaint = answered();
			unmandated(Scope::Review, review(complaint))
		}
		"decide_review" => {
			let complaint = answered();
			succeed(INDIVIDUAL, review(complaint));
			decide(complaint)
		}
		"decide_review, not asked for" => decide(answered()),
		"sanction" => sanctioning(whom(VERIFIER), Capacity::Verifier),
		"lift" => {
			let sanction = bar(whom(VERIFIER), Capacity::Verifier);
			Call::lift { sanction, document: document(14) }
		}
		"appeal" => appeal(bar(whom(VERIFIER), Capacity::Verifier)),
		"appeal, of E's" => appeal(bar(seat(), Capacity::Expert)),
		"appeal, lifted" => appeal(lifted(bar(whom(VERIFIER), Capacity::Verifier))),
		"answer_appeal" => {
			let sanction = bar(whom(VERIFIER), Capacity::Verifier);
			succeed(VERIFIER, appeal(sanction));
			Call::answer_appeal { sanction, upheld: true, document: document(14) }
		}
		"appoint_office" => Call::appoint_office { account: account(NEWCOMER), region: suzhou() },
		"dismiss_office" => Call::dismiss_office { account: account(NANJING) },
		other => panic!("there is no scene for {other}"),
	}
}

/// What an individual redeemed of another organisation's item.
fn ordered() -> OrderId {
	let item = listed(ORGANISATION, 10);
	give(number(INDIVIDUAL), 1, (1_000, 100));
	redeem(INDIVIDUAL, item)
}

fn mall(line: &str) -> pallet_mall::Call<Runtime> {
	use pallet_mall::Call;
	let list = |item| Call::<Runtime>::list { item };
	let withdrawal = |item| Call::<Runtime>::withdraw_item { item };
	let in_dispute = |order| {
		succeed(INDIVIDUAL, disputing(order));
		order
	};
	let late = |order| {
		// It was to be fulfilled in five working days.
		pass_to(today().saturating_add(15));
		order
	};
	let undecided = |order| {
		// It was to be decided in ten working days.
		pass_to(today().saturating_add(30));
		order
	};
	match line {
		"agree" => agreement(number(ORGANISATION)),
		"agree, with I" => agreement(number(INDIVIDUAL)),
		"agree, without a mandate" => unmandated(Scope::Mall, agreement(number(ORGANISATION))),
		"end_agreement" => {
			agree(ORGANISATION);
			end_of_agreement(ORGANISATION)
		}
		"end_agreement, ended" => {
			agree(ORGANISATION);
			succeed(OPERATOR, end_of_agreement(ORGANISATION));
			end_of_agreement(ORGANISATION)
		}
		"offer_item" => {
			agree(ORGANISATION);
			offering(10)
		}
		"offer_item, without an agreement" => offering(10),
		"restock" => Call::restock { item: listed(ORGANISATION, 10), count: 1 },
		"withdraw_item" => withdrawal(listed(ORGANISATION, 10)),
		"withdraw_item, withdrawn" => {
			let item = listed(ORGANISATION, 10);
			succeed(ORGANISATION, withdrawal(item));
			withdrawal(item)
		}
		"list" => list(offer(ORGANISATION, 10)),
		"list, listed" => list(listed(ORGANISATION, 10)),
		"list, without a mandate" => unmandated(Scope::Mall, list(offer(ORGANISATION, 10))),
		"redeem" => {
			give(number(INDIVIDUAL), 1, (1_000, 100));
			redemption(listed(ORGANISATION, 10))
		}
		"redeem, not listed" => redemption(offer(ORGANISATION, 10)),
		"redeem, of none that provides" => {
			let item = listed(ORGANISATION, 10);
			succeed(OPERATOR, end_of_agreement(ORGANISATION));
			redemption(item)
		}
		"fulfil" => fulfilment(ordered()),
		"fulfil, with another secret" => Call::fulfil { order: ordered(), secret: [8; 32] },
		"fulfil_many" => {
			let orders = vec![(ordered(), SECRET)];
			Call::fulfil_many { orders: orders.try_into().expect("one") }
		}
		"accept" => Call::accept { order: ordered() },
		"accept, fulfilled" => {
			let order = ordered();
			succeed(ORGANISATION, fulfilment(order));
			Call::accept { order }
		}
		"cancel" => Call::cancel { order: ordered() },
		"cancel, late" => Call::cancel { order: late(ordered()) },
		"cancel, late and in dispute" => Call::cancel { order: in_dispute(late(ordered())) },
		"cancel, in a dispute that is late" => {
			Call::cancel { order: undecided(in_dispute(ordered())) }
		}
		"dispute" => disputing(ordered()),
		"dispute, in dispute" => disputing(in_dispute(ordered())),
		"decide" => decision(in_dispute(ordered()), true),
		other => panic!("there is no scene for {other}"),
	}
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

/// An event of an institution, which is nobody's here, is expected to emit what either has.
fn reductions(line: &str) -> pallet_reductions::Call<Runtime> {
	use pallet_reductions::{Beneficiary, Call, CertificateOf, Purpose};
	open(HOST, ParticipantKind::Institution, &[]);
	holding();
	let event = register(HELD);
	let named = || succeed(OPERATOR, accountant(event, VERIFIER));
	match line {
		"transfer" => transfer(number(HOST), CLASS, HELD),
		"transfer, to I" => transfer(number(INDIVIDUAL), CLASS, HELD),
		"retire" => retirement(CLASS, HELD, Purpose::Offset, Beneficiary::Holder),
		"retire_own" => own_retirement(HELD, Purpose::Cancellation),
		"retire_own, of more than there is" => own_retirement(HELD + 1, Purpose::Cancellation),
		"register_event" => registration(HELD),
		"call_off" => Call::call_off { event, document: document(25) },
		"name_accountant" => accountant(event, VERIFIER),
		"name_accountant, S" => accountant(event, SUSPENDED),
		"name_accountant, V with an interest" => {
			succeed(VERIFIER, interest_in(number(HOST)));
			accountant(event, VERIFIER)
		}
		"name_accountant, without a mandate" => {
			unmandated(Scope::Issuance, accountant(event, VERIFIER))
		}
		"account" => {
			named();
			accounting(event, HELD)
		}
		"account, V suspended since" => {
			named();
			succeed(AUTHORITY, suspension(VERIFIER));
			accounting(event, HELD)
		}
		"donate" => donation(event, HELD),
		"donate, covered" => {
			succeed(ORGANISATION, contribution(event, CLASS, HELD));
			donation(event, HELD)
		}
		"donate, called off" => {
			succeed(HOST, Call::<Runtime>::call_off { event, document: document(25) });
			donation(event, HELD)
		}
		"contribute" => contribution(event, CLASS, HELD),
		"consent" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD));
			consent(event, HELD)
		}
		"consent, not covered" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD - 1));
			consent(event, HELD)
		}
		"consent, not accounted" => {
			succeed(INDIVIDUAL, donation(event, HELD));
			consent(event, HELD)
		}
		"consent, accounted anew by V" => {
			named();
			succeed(VERIFIER, accounting(event, HELD));
			succeed(INDIVIDUAL, donation(event, HELD));
			succeed(VERIFIER, accounting(event, HELD - 1));
			consent(event, HELD)
		}
		"certify" => certification(CertificateOf::Neutrality(event)),
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
