//! What an examination ends with.

use serde::Serialize;
use std::fmt;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
	/// As it should be.
	Good,
	/// It could not be looked at.
	Unknown,
	/// It works, but not for long or not for everybody.
	Warning,
	/// It does not work, or somebody else may do with the node what they like.
	Fault,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
	pub check: &'static str,
	pub level: Level,
	pub found: String,
	#[serde(skip_serializing_if = "Option::is_none")]
	pub remedy: Option<String>,
}

impl Finding {
	pub fn good(check: &'static str, found: impl Into<String>) -> Self {
		Finding { check, level: Level::Good, found: found.into(), remedy: None }
	}

	pub fn unknown(check: &'static str, found: impl Into<String>, remedy: &str) -> Self {
		Self::bad(Level::Unknown, check, found.into(), remedy)
	}

	pub fn warning(check: &'static str, found: impl Into<String>, remedy: &str) -> Self {
		Self::bad(Level::Warning, check, found.into(), remedy)
	}

	pub fn fault(check: &'static str, found: impl Into<String>, remedy: &str) -> Self {
		Self::bad(Level::Fault, check, found.into(), remedy)
	}

	fn bad(level: Level, check: &'static str, found: String, remedy: &str) -> Self {
		Finding { check, level, found, remedy: Some(remedy.into()) }
	}
}

impl fmt::Display for Finding {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let level = match self.level {
			Level::Good => "good",
			Level::Unknown => "unknown",
			Level::Warning => "WARNING",
			Level::Fault => "FAULT",
		};
		// What a node answers may be anybody's words to this terminal.
		let found = self.found.replace(char::is_control, "\u{fffd}");
		write!(f, "{level:<8} {:<14} {found}", self.check)?;
		if let Some(remedy) = &self.remedy {
			write!(f, "\n{:24}{remedy}", "")?;
		}
		Ok(())
	}
}

/// The check by which it is known whether the node told anything.
pub const NODE: &str = "node";

/// What a monitoring system knows an examination by: 0 good, 1 to be looked at, 2 out of order, 3 where the node told
/// nothing, and what is unknown of it may be anything.
pub fn exit_code(findings: &[Finding]) -> u8 {
	let told = |finding: &Finding| finding.check == NODE && finding.level != Level::Unknown;
	let gravest = findings.iter().map(|finding| finding.level).max();
	match gravest {
		Some(Level::Fault) => 2,
		_ if !findings.iter().any(told) => 3,
		Some(Level::Warning) => 1,
		Some(Level::Unknown | Level::Good) | None => 0,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn exit_code_should_be_that_of_the_gravest_when_findings_differ() {
		let good = Finding::good(NODE, "answers");
		let unknown = Finding::unknown("disk", "not looked at", "name the folder");
		let warning = Finding::warning("peers", "1 peer", "look");
		let fault = Finding::fault("peers", "none", "look");
		assert_eq!(exit_code(&[good.clone(), unknown.clone()]), 0);
		assert_eq!(exit_code(&[good.clone(), warning.clone(), unknown]), 1);
		assert_eq!(exit_code(&[warning, fault, good]), 2);
	}

	#[test]
	fn exit_code_should_be_its_own_when_the_node_told_nothing() {
		let unknown = Finding::unknown(NODE, "tells nothing", "look");
		let elsewhere = Finding::good("disk", "200 GiB are free");
		let warning = Finding::warning("metrics", "none", "look");
		let fault = Finding::fault("disk", "none is free", "make room");
		assert_eq!(exit_code(&[]), 3);
		assert_eq!(exit_code(&[unknown.clone(), elsewhere]), 3);
		assert_eq!(exit_code(&[unknown.clone(), warning]), 3);
		assert_eq!(exit_code(&[unknown, fault]), 2);
	}

	#[test]
	fn remedy_should_stand_below_what_was_found_when_shown() {
		let shown = Finding::fault("peers", "no peer", "open the port").to_string();
		assert_eq!(shown, "FAULT    peers          no peer\n                        open the port");
	}

	#[test]
	fn control_characters_should_not_be_shown_when_they_were_found() {
		let shown = Finding::good("program", "version 1\u{1b}[2J\ngood     keys").to_string();
		assert_eq!(shown, "good     program        version 1\u{fffd}[2J\u{fffd}good     keys");
	}
}
