//! What is to change in the database.

use std::{fmt::Debug, sync::Arc};

use anyhow::Result;
use futures::future::BoxFuture;
use sqlx::AnyConnection;

use super::sql::{bind, Bind};

#[derive(Clone, Debug)]
pub enum Change {
	Statement(&'static str, Vec<Bind>),
	/// One after another.
	Statements(Vec<(&'static str, Vec<Bind>)>),
	/// What asks the database first.
	Work(Arc<dyn Work>),
	/// Where what there was to change could not be read.
	Nothing,
}

/// A change that depends on what the database holds.
pub trait Work: Debug + Send + Sync {
	fn apply<'a>(&'a self, connection: &'a mut AnyConnection) -> BoxFuture<'a, Result<()>>;
}

/// A statement and its values in order: `statement!("UPDATE … $1", id, name)`.
#[macro_export]
macro_rules! statement {
	($sql:expr $(, $value:expr)* $(,)?) => {
		$crate::store::change::Change::Statement($sql, vec![$($crate::store::sql::Bind::from($value)),*])
	};
}

pub async fn apply(connection: &mut AnyConnection, change: &Change) -> Result<()> {
	match change {
		Change::Statement(sql, values) => {
			bind(sqlx::query(sql), values).execute(connection).await?;
			Ok(())
		}
		Change::Statements(all) => {
			for (sql, values) in all {
				bind(sqlx::query(sql), values).execute(&mut *connection).await?;
			}
			Ok(())
		}
		Change::Work(work) => work.apply(connection).await,
		Change::Nothing => Ok(()),
	}
}
