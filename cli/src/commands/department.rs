//! The departments that run validators, which the council takes in and out (Art. 5).

use std::path::PathBuf;

use anyhow::{anyhow, ensure, Result};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::utils::AccountId32;
use suhui_client::{
	api::{self, consortium},
	connection::At,
	read::{read, read_all},
	scenario::text,
	types::{Department, PostStanding},
	who::stood_for,
};
use suhui_primitives::{CreditCode, DepartmentId, LegalPerson, Title};

use crate::{
	args::{self, Context},
	bounds,
	clerks::Matter,
	document,
	output::{fields, table},
	words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 列出部门及其验证节点 / List departments and their validators
	List,
	/// 显示一个部门：验证节点、未出块的会期、待决的过失 / Show a department: its validator, sessions missed, a fault to be decided on
	Show {
		#[arg(value_parser = args::number)]
		department: DepartmentId,
	},
	/// 增加一个部门，由三分之二席位表决；其账户设定会话密钥后再过两个会期开始验证 / Take a department in (two thirds of the council); its account
	/// validates two sessions after it has session keys
	Add(Add),
	/// 移出一个部门，由三分之二席位表决；两个会期后不再验证 / Take a department out (two thirds of the council); it validates no more two
	/// sessions later
	Remove(Reasoned),
	/// 部门换用另一个验证账户，由三分之二席位表决 / Let another account be a department's validator (two thirds of the council)
	///
	/// 新账户设定会话密钥后再过两个会期接替；此前原账户继续验证。
	///
	/// The new account takes the place two sessions after it has session keys; until then the one before goes on.
	Replace {
		#[arg(value_parser = args::number)]
		department: DepartmentId,
		/// 新验证账户的地址 / The new validator's address
		#[arg(value_parser = args::account, value_name = "ADDRESS")]
		validator: AccountId32,
	},
	/// 更改部门名称或联系表，由三分之二席位表决 / Change a department's name or contact sheet (two thirds of the council)
	Amend(Amend),
	/// 验证节点有过失的部门予以保留，由过半数席位表决；其节点恢复出块 / Keep a department whose validator was at fault (more than half of the
	/// council); it makes blocks again
	Retain(Reasoned),
}

#[derive(Args)]
pub struct Add {
	/// 部门全称 / The department's full name
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 统一社会信用代码 / Its unified social credit code
	#[arg(long, value_parser = args::credit_code)]
	code: CreditCode,
	/// 联系表：不上链，各部门自存 / The sheet that says whom to call; the departments keep it, not the chain
	#[arg(long, value_name = "FILE")]
	contact: PathBuf,
	/// 验证账户的地址 / The validator's address
	#[arg(long, value_parser = args::account, value_name = "ADDRESS")]
	validator: AccountId32,
}

#[derive(Args)]
pub struct Amend {
	#[arg(value_parser = args::number)]
	department: DepartmentId,
	/// 部门全称 / The department's full name
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 联系表 / The sheet that says whom to call
	#[arg(long, value_name = "FILE")]
	contact: PathBuf,
}

#[derive(Args)]
pub struct Reasoned {
	#[arg(value_parser = args::number)]
	department: DepartmentId,
	/// 决定的理由 / What gives the reason
	#[arg(long, value_name = "FILE")]
	reason: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::List => list(context).await,
		Command::Show { department } => show(context, department).await,
		Command::Add(add) => self::add(context, add).await,
		Command::Remove(reasoned) => remove(context, reasoned).await,
		Command::Replace { department, validator } => replace(context, department, validator).await,
		Command::Amend(amend) => self::amend(context, amend).await,
		Command::Retain(reasoned) => retain(context, reasoned).await,
	}
}

async fn add(context: &Context, add: Add) -> Result<()> {
	let Add { title, code, contact, validator } = add;
	let contact = document::read(&contact)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let held = read(&at, api::storage().consortium().by_code(), (code.into(),)).await?;
	if let Some(department) = held {
		return Err(anyhow!(
			"该代码是部门 {department} 的 / the code is that of department {department}"
		));
	}
	ensure_free(&at, validator).await?;
	ensure_unengaged(&at, validator).await?;
	let name = text(&title);
	let person = LegalPerson { title, code };
	let call = consortium::Call::add { person: person.into(), contact: contact.into(), validator };
	let matter = Matter {
		zh: format!("增加部门 {name}，验证账户 {validator}"),
		en: format!("admission of the department {name}, which validates by {validator}"),
	};
	let result = json!({
		"title": name, "code": words::credit_code(&code), "contact": contact,
		"validator": validator.to_string(),
	});
	matter.resolve(context, &chain, api::Call::Consortium(call), result).await
}

async fn remove(context: &Context, reasoned: Reasoned) -> Result<()> {
	let reason = document::read(&reasoned.reason)?;
	let chain = context.connect().await?;
	let department = reasoned.department;
	let name = text(&found(&chain.at_finalized().await?, department).await?.person.title);
	let call = consortium::Call::remove { department, reason: reason.into() };
	let matter = Matter {
		zh: format!("移出部门 {department}（{name}）"),
		en: format!("removal of department {department} ({name})"),
	};
	let result = json!({ "department": department, "reason": reason });
	matter.resolve(context, &chain, api::Call::Consortium(call), result).await
}

async fn replace(
	context: &Context,
	department: DepartmentId,
	validator: AccountId32,
) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let name = text(&found(&at, department).await?.person.title);
	ensure_unengaged(&at, validator).await?;
	let call = consortium::Call::replace { department, validator };
	let matter = Matter {
		zh: format!("部门 {department}（{name}）换用验证账户 {validator}"),
		en: format!("department {department} ({name}) validates by {validator}"),
	};
	let result = json!({ "department": department, "validator": validator.to_string() });
	matter.resolve(context, &chain, api::Call::Consortium(call), result).await
}

async fn amend(context: &Context, amend: Amend) -> Result<()> {
	let Amend { department, title, contact } = amend;
	let contact = document::read(&contact)?;
	let chain = context.connect().await?;
	found(&chain.at_finalized().await?, department).await?;
	let name = text(&title);
	let call =
		consortium::Call::amend { department, title: title.into_inner(), contact: contact.into() };
	let matter = Matter {
		zh: format!("部门 {department} 改称 {name}，更换联系表"),
		en: format!("department {department} is called {name}, with another contact sheet"),
	};
	let result = json!({ "department": department, "title": name, "contact": contact });
	matter.resolve(context, &chain, api::Call::Consortium(call), result).await
}

async fn retain(context: &Context, reasoned: Reasoned) -> Result<()> {
	let reason = document::read(&reasoned.reason)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let department = reasoned.department;
	let fault = read(&at, api::storage().consortium().faults(), (department,)).await?;
	ensure!(
		fault.is_some(),
		"部门 {department} 的验证节点没有待决的过失 / no fault of department {department}'s validator waits for a decision"
	);
	let call = consortium::Call::retain { department, reason: reason.into() };
	let matter = Matter {
		zh: format!("保留部门 {department}，其验证节点恢复出块"),
		en: format!("department {department} is retained, and its validator makes blocks again"),
	};
	let result = json!({ "department": department, "reason": reason });
	matter.resolve(context, &chain, api::Call::Consortium(call), result).await
}

async fn found(at: &At, department: DepartmentId) -> Result<Department> {
	let found = read(at, api::storage().consortium().departments(), (department,)).await?;
	found.ok_or_else(|| anyhow!("没有部门 {department} / there is no department {department}"))
}

/// Whoever leaves may be a department's validator again.
async fn ensure_free(at: &At, account: AccountId32) -> Result<()> {
	let post = read(at, api::storage().consortium().posts(), (account,)).await?;
	let Some(post) = post.filter(|post| !matches!(post.standing, PostStanding::Leaving(_))) else {
		return Ok(());
	};
	Err(anyhow!(
		"账户 {account} 是部门 {0} 的验证账户 / the account {account} validates for department {0}",
		post.department
	))
}

/// Whoever has a seat, holds an office, takes part or judges validates by another account. Of the authority the chain alone
/// says so.
async fn ensure_unengaged(at: &At, account: AccountId32) -> Result<()> {
	let seats = read(at, api::storage().council().members(), ()).await?.unwrap_or_default();
	let clerks = read(at, api::storage().clerks().members(), ()).await?.unwrap_or_default();
	let office = read(at, api::storage().disclosure().offices(), (account,)).await?;
	let expert = read(at, api::storage().experts().expert_of(), (account,)).await?;
	let is_engaged = seats.contains(&account)
		|| clerks.contains(&account)
		|| office.is_some()
		|| expert.is_some()
		|| stood_for(at, account).await?.is_some();
	ensure!(
		!is_engaged,
		"账户 {account} 有相关部门席位或其他职责，或代表、曾代表参与者或专家，验证账户须另用 / the account {account} has a seat, holds an office, or stands or stood for a participant or an expert: a validator takes another"
	);
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut departments = read_all(&at, api::storage().consortium().departments()).await?;
	departments.sort_by_key(|((number,), _)| *number);
	let entries: Vec<_> = departments.iter().map(|((number,), it)| entry(*number, it)).collect();
	context.output.show(&entries, |_| {
		let rows = departments.iter().map(|((number,), it)| {
			[
				number.to_string(),
				text(&it.person.title),
				words::credit_code(&it.person.code),
				it.validator.to_string(),
			]
		});
		table(["编号 No.#", "名称 Name", "统一社会信用代码 Code", "验证账户 Validator"], rows)
	});
	Ok(())
}

async fn show(context: &Context, department: DepartmentId) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let it = found(&at, department).await?;
	let missed = read(&at, api::storage().consortium().missed_sessions(), (department,)).await?;
	let fault = read(&at, api::storage().consortium().faults(), (department,)).await?;
	let mut result = entry(department, &it);
	let (sessions, in_a_row) = missed.map_or((0, 0), |missed| (missed.sessions, missed.in_a_row));
	result["missed"] = json!({ "sessions": sessions, "in_a_row": in_a_row });
	result["fault"] = json!(fault.as_ref().map(|fault| {
		json!({
			"validator": fault.validator.to_string(), "session": fault.session,
			"offences": fault.offences,
		})
	}));
	context.output.show(&result, |_| {
		let fault = fault.map_or("–".into(), |fault| {
			format!(
				"会期 {0}，{1} 次，待表决 / session {0}, {1} offences, to be decided on",
				fault.session, fault.offences
			)
		});
		fields([
			("编号 Number", department.to_string()),
			("名称 Name", text(&it.person.title)),
			("统一社会信用代码 Code", words::credit_code(&it.person.code)),
			("验证账户 Validator", it.validator.to_string()),
			("联系表 Contact sheet", format!("{:?}", it.contact.blake2_256)),
			("未出块的会期 Sessions missed", sessions.to_string()),
			("其中连续至今 In a row up to now", in_a_row.to_string()),
			("过失 Fault", fault),
		])
	});
	Ok(())
}

fn entry(number: DepartmentId, department: &Department) -> Value {
	json!({
		"department": number, "title": text(&department.person.title),
		"code": words::credit_code(&department.person.code),
		"validator": department.validator.to_string(), "contact": *department.contact,
	})
}
