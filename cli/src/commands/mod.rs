//! The commands, one file a group.

mod balance;
mod batch;
mod calendar;
mod certificate;
mod complaint;
mod deadline;
mod department;
mod digest;
mod event;
mod expert;
mod holding;
mod key;
mod mall;
mod mandate;
mod methodology;
mod participant;
mod pause;
mod region;
mod report;
mod retirement;
mod rule;
mod sanction;
mod scenario;
mod session;
mod today;
mod verifier;

use anyhow::Result;
use clap::Subcommand;

use crate::args::Context;

#[derive(Subcommand)]
pub enum Command {
	/// 密钥 / Keys
	#[command(subcommand)]
	Key(key::Command),
	/// 主管部门对运营机构的委托 / The authority's mandates to the operator
	#[command(subcommand)]
	Mandate(mandate::Command),
	/// 参与者账户与同意 / Participants' accounts and consents
	#[command(subcommand)]
	Participant(participant::Command),
	/// 专家席位 / Experts' seats
	#[command(subcommand)]
	Expert(expert::Command),
	/// 方法学 / Methodologies
	#[command(subcommand)]
	Methodology(methodology::Command),
	/// 场景 / Scenarios
	#[command(subcommand)]
	Scenario(scenario::Command),
	/// 核查机构 / Verifiers
	#[command(subcommand)]
	Verifier(verifier::Command),
	/// 批次：从活动数据到减碳量与碳积分 / Batches: from activity to reductions and points
	#[command(subcommand)]
	Batch(batch::Command),
	/// 某参与者的碳积分与减碳量 / What a participant holds
	Balance(balance::BalanceOptions),
	/// 商城：合作协议、物品与兑换 / The mall: agreements, items and orders
	#[command(subcommand)]
	Mall(mall::Command),
	/// 机构与组织持有的减碳量 / What institutions and organisations hold
	#[command(subcommand)]
	Holding(holding::Command),
	/// 减碳量的注销 / Reductions retired for good
	#[command(subcommand)]
	Retirement(retirement::Command),
	/// 大型活动碳中和与捐赠 / Large events to be offset, and donations to them
	#[command(subcommand)]
	Event(event::Command),
	/// 碳中和证书与注销证书 / Certificates of events and retirements
	#[command(subcommand)]
	Certificate(certificate::Command),
	/// 工作日与按工作日计算的期间 / Working days, and periods by them
	#[command(subcommand)]
	Calendar(calendar::Command),
	/// 办理期限：到期与逾期 / What is due and overdue
	#[command(subcommand)]
	Deadline(deadline::Command),
	/// 制度标准 / Rules and standards
	#[command(subcommand)]
	Rule(rule::Command),
	/// 定期公开的报告 / Reports to the public
	#[command(subcommand)]
	Report(report::Command),
	/// 投诉与答复 / Complaints and their answers
	#[command(subcommand)]
	Complaint(complaint::Command),
	/// 处理决定与申诉 / Sanctions and appeals
	#[command(subcommand)]
	Sanction(sanction::Command),
	/// 运行验证节点的部门 / Departments that run validators
	#[command(subcommand)]
	Department(department::Command),
	/// 紧急情况下暂停的调用 / Calls that are paused in an emergency
	#[command(subcommand)]
	Pause(pause::Command),
	/// 地区管理部门 / Regional offices
	#[command(subcommand)]
	Region(region::Command),
	/// 验证节点的会话密钥 / A validator's session keys
	#[command(subcommand)]
	Session(session::Command),
	/// 材料的摘要，相关部门表决时填写 / A document's digests, as a motion of the council's names it
	Digest(digest::DigestOptions),
	/// 链上今日（北京时间），各项期限依此计算 / The day it is on the chain, Beijing time, by which periods run
	Today,
}

pub async fn run(command: Command, context: Context) -> Result<()> {
	match command {
		Command::Key(command) => key::run(&context, command).await,
		Command::Mandate(command) => mandate::run(&context, command).await,
		Command::Participant(command) => participant::run(&context, command).await,
		Command::Expert(command) => expert::run(&context, command).await,
		Command::Methodology(command) => methodology::run(&context, command).await,
		Command::Scenario(command) => scenario::run(&context, command).await,
		Command::Verifier(command) => verifier::run(&context, command).await,
		Command::Batch(command) => batch::run(&context, command).await,
		Command::Balance(balance) => balance::run(&context, balance).await,
		Command::Mall(command) => mall::run(&context, command).await,
		Command::Holding(command) => holding::run(&context, command).await,
		Command::Retirement(command) => retirement::run(&context, command).await,
		Command::Event(command) => event::run(&context, command).await,
		Command::Certificate(command) => certificate::run(&context, command).await,
		Command::Calendar(command) => calendar::run(&context, command).await,
		Command::Deadline(command) => deadline::run(&context, command).await,
		Command::Rule(command) => rule::run(&context, command).await,
		Command::Report(command) => report::run(&context, command).await,
		Command::Complaint(command) => complaint::run(&context, command).await,
		Command::Sanction(command) => sanction::run(&context, command).await,
		Command::Department(command) => department::run(&context, command).await,
		Command::Pause(command) => pause::run(&context, command).await,
		Command::Region(command) => region::run(&context, command).await,
		Command::Session(command) => session::run(&context, command).await,
		Command::Digest(options) => digest::run(&context, options),
		Command::Today => today::run(&context).await,
	}
}
