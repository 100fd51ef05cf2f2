//! Applications to be a verifier, and a verifier's people, as JSON files (Art. 40). Paths of documents are those from the
//! folder that the file lies in.

use std::{
	collections::HashSet,
	fs,
	path::{Path, PathBuf},
};

use anyhow::{ensure, Context, Error, Result};
use serde::{de::DeserializeOwned, Deserialize};
use subxt::utils::Static;
use suhui_client::types::{Application, Degree, Laboratory, Person, Qualification};
use suhui_primitives::{Day, Document, MethodologyId};

use crate::{args, bounds, document};

/// As it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
	premises: PathBuf,
	facilities: PathBuf,
	management: PathBuf,
	finance: PathBuf,
	qualification: WrittenQualification,
	#[serde(default)]
	scope: Vec<MethodologyId>,
	people: Vec<WrittenPerson>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum WrittenQualification {
	Ghg {
		number: String,
		document: PathBuf,
		expires: String,
	},
	Metering {
		review: PathBuf,
		laboratory: WrittenLaboratory,
		number: String,
		document: PathBuf,
		expires: String,
	},
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenLaboratory {
	Cnas,
	Cma,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPerson {
	commitment: String,
	full_time: bool,
	degree: WrittenDegree,
	since: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum WrittenDegree {
	Below,
	Bachelor,
	Master,
	Doctor,
}

/// An application and the people it names.
pub fn application(path: &Path) -> Result<(Application, Vec<Person>)> {
	let written: Written = parse(path)?;
	let folder = path.parent().unwrap_or(Path::new(""));
	let read = |document: &Path| document::read(&folder.join(document));
	bounds::scope(written.scope.len()).map_err(Error::msg)?;
	let application = Application {
		premises: read(&written.premises)?.into(),
		facilities: read(&written.facilities)?.into(),
		management: read(&written.management)?.into(),
		finance: read(&written.finance)?.into(),
		qualification: qualification(written.qualification, read)?,
		scope: written.scope,
	};
	Ok((application, persons(written.people)?))
}

/// A list of people.
pub fn people(path: &Path) -> Result<Vec<Person>> {
	persons(parse(path)?)
}

fn parse<T: DeserializeOwned>(path: &Path) -> Result<T> {
	let text = fs::read_to_string(path)
		.with_context(|| format!("无法读取 {0} / cannot read {0}", path.display()))?;
	serde_json::from_str(&text).with_context(|| {
		format!(
			"{0} 不是所要求的 JSON，格式见 docs/operating.md / {0} is no such JSON as docs/operating.md tells of",
			path.display()
		)
	})
}

fn qualification(
	written: WrittenQualification,
	read: impl Fn(&Path) -> Result<Document>,
) -> Result<Qualification> {
	type Certificate = (Vec<u8>, Static<Document>, Static<Day>);
	let certificate = |number: String, document: &Path, expires: &str| -> Result<Certificate> {
		bounds::certificate(&number).map_err(Error::msg)?;
		let expires = args::day(expires).map_err(Error::msg)?;
		Ok((number.into_bytes(), read(document)?.into(), expires.into()))
	};
	Ok(match written {
		WrittenQualification::Ghg { number, document, expires } => {
			let (number, document, expires) = certificate(number, &document, &expires)?;
			Qualification::Ghg { number, document, expires }
		}
		WrittenQualification::Metering { review, laboratory, number, document, expires } => {
			let (number, document, expires) = certificate(number, &document, &expires)?;
			let laboratory = match laboratory {
				WrittenLaboratory::Cnas => Laboratory::Cnas,
				WrittenLaboratory::Cma => Laboratory::Cma,
			};
			let review = read(&review)?.into();
			Qualification::Metering { review, laboratory, number, document, expires }
		}
	})
}

fn persons(written: Vec<WrittenPerson>) -> Result<Vec<Person>> {
	bounds::staff(written.len()).map_err(Error::msg)?;
	let mut met = HashSet::new();
	let person = |written: WrittenPerson| -> Result<Person> {
		let WrittenPerson { commitment, full_time, degree, since } = written;
		let found = args::hash(&commitment).map_err(Error::msg)?;
		ensure!(
			met.insert(found),
			"人员 {commitment} 出现两次，请只写一次 / the person {commitment} is named twice: name everybody once"
		);
		let degree = match degree {
			WrittenDegree::Below => Degree::Below,
			WrittenDegree::Bachelor => Degree::Bachelor,
			WrittenDegree::Master => Degree::Master,
			WrittenDegree::Doctor => Degree::Doctor,
		};
		let since = args::day(&since).map_err(Error::msg)?.into();
		Ok(Person { commitment: found, full_time, degree, since })
	};
	written.into_iter().map(person).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	const PERSON: &str = r#"{ "commitment": "0x1111111111111111111111111111111111111111111111111111111111111111",
		"full_time": true, "degree": "bachelor", "since": "2020-01-01" }"#;
	const GHG: &str =
		r#"{ "kind": "ghg", "number": "JS-1", "document": "a.pdf", "expires": "2030-12-31" }"#;
	const METERING: &str = r#"{ "kind": "metering", "review": "a.pdf", "laboratory": "cma", "number": "CMA 1",
		"document": "a.pdf", "expires": "2030-12-31" }"#;

	fn written(qualification: &str, people: &str) -> String {
		format!(
			r#"{{ "premises": "a.pdf", "facilities": "a.pdf", "management": "a.pdf", "finance": "a.pdf",
			"qualification": {qualification}, "scope": [2], "people": {people} }}"#
		)
	}

	fn read(text: &str) -> Result<(Application, Vec<Person>)> {
		let folder = tempfile::tempdir().unwrap();
		fs::write(folder.path().join("a.pdf"), "evidence").unwrap();
		let path = folder.path().join("application.json");
		fs::write(&path, text).unwrap();
		application(&path)
	}

	#[test]
	fn application_should_name_documents_by_their_digests_when_it_is_read() {
		let (application, people) = read(&written(GHG, &format!("[{PERSON}]"))).unwrap();
		assert_eq!(application.finance.blake2_256, document::blake2_256(b"evidence"));
		let Qualification::Ghg { number, expires, .. } = application.qualification else {
			panic!("it is the other")
		};
		// 2030-12-31.
		assert_eq!((&number[..], expires.0 .0), (&b"JS-1"[..], 22_279));
		assert_eq!((application.scope, people.len()), (vec![2], 1));
	}

	#[test]
	fn application_should_be_read_when_its_qualification_is_of_metering() {
		let (application, _) = read(&written(METERING, "[]")).unwrap();
		let Qualification::Metering { laboratory, .. } = application.qualification else {
			panic!("it is the other")
		};
		assert!(matches!(laboratory, Laboratory::Cma));
	}

	#[test]
	fn application_should_be_refused_with_its_remedy_when_something_is_wrong() {
		let twice = format!("[{PERSON}, {PERSON}]");
		let many = format!("[{}]", vec![PERSON; 65].join(", "));
		for (text, fault) in [
			(written(GHG, &twice), "name everybody once"),
			(written(GHG, &many), "65 people are named"),
			(written(&GHG.replace("2030-12-31", "2030-13-31"), "[]"), "write 2016-01-31"),
			(written(&GHG.replace("JS-1", ""), "[]"), "the certificate's number"),
			(written(&GHG.replace("a.pdf", "b.pdf"), "[]"), "cannot read the document"),
			(written(&GHG.replace("ghg", "other"), "[]"), "no such JSON"),
			("{}".into(), "no such JSON"),
		] {
			let refused = format!("{:#}", read(&text).err().unwrap());
			assert!(refused.contains(fault), "{fault}: {refused}");
		}
	}
}
