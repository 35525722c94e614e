use rusqlite::types::Value;

use super::*;
use crate::testing::Fixture;

fn pragma(conn: &Connection, name: &str) -> Value {
    conn.pragma_query_value(None, name, |row| row.get(0)).unwrap()
}

#[test]
fn every_connection_has_all_settings() {
    let mut fixture = Fixture::new();
    fixture.reopen();
    let conn = &fixture.vault().conn;
    let text = |value: &str| Value::Text(value.to_owned());
    for (name, value) in [
        ("locking_mode", text("exclusive")),
        ("journal_mode", text("truncate")),
        ("synchronous", Value::Integer(3)),
        ("temp_store", Value::Integer(2)),
        ("secure_delete", Value::Integer(1)),
        ("auto_vacuum", Value::Integer(0)),
        ("trusted_schema", Value::Integer(0)),
        ("cell_size_check", Value::Integer(1)),
        ("foreign_keys", Value::Integer(1)),
        ("recursive_triggers", Value::Integer(1)),
        ("cipher_memory_security", text("1")),
        ("user_version", Value::Integer(1)),
        ("application_id", Value::Integer(APPLICATION.into())),
    ] {
        assert_eq!(pragma(conn, name), value, "{name}");
    }
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        assert_eq!(conn.db_config(config).unwrap(), on);
    }
    let mapped =
        conn.prepare("PRAGMA mmap_size").unwrap().query([]).unwrap().next().unwrap().map(|r| r.get(0).unwrap());
    assert!(matches!(mapped, None | Some(0_i64)), "no memory mapping");
}

#[test]
fn a_second_connection_gets_nothing() {
    let mut fixture = Fixture::new();
    let key = fixture.vault().keys.database.clone();
    let path = fixture.folder.database();
    fixture.record(crate::testing::case(1), &[]);
    assert_eq!(open(&path, &key, Access::Live).unwrap_err(), VaultError::InUse, "the first holds an exclusive lock");
}

#[test]
fn another_key_gives_not_a_database_and_leaves_the_file() {
    let mut fixture = Fixture::new();
    fixture.close();
    let path = fixture.folder.database();
    let before = std::fs::read(&path).unwrap();
    let error = open(&path, &Key::generate().unwrap(), Access::Live).unwrap_err();
    assert_eq!(error, VaultError::Damaged(Damage::Database));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_newer_schema_is_refused_untouched() {
    let mut fixture = Fixture::new();
    fixture.vault().conn.pragma_update(None, "user_version", 2).unwrap();
    fixture.close();
    let before = std::fs::read(fixture.folder.database()).unwrap();
    assert_eq!(fixture.unlock().unwrap_err(), VaultError::Newer.into());
    assert_eq!(std::fs::read(fixture.folder.database()).unwrap(), before);
}

#[test]
fn a_database_of_another_program_is_refused() {
    let mut fixture = Fixture::new();
    fixture.vault().conn.pragma_update(None, "application_id", 7).unwrap();
    fixture.close();
    assert_eq!(fixture.unlock().unwrap_err(), VaultError::Damaged(Damage::Database).into());
}

#[test]
fn every_table_is_strict_and_every_column_not_null() {
    let mut fixture = Fixture::new();
    let conn = &fixture.vault().conn;
    let loose: i64 = conn
        .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name <> 'sqlite_schema'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(loose, 0, "all our own tables are STRICT");
    let nullable: Vec<String> = conn
        .prepare(
            "SELECT t.name || '.' || c.name FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c \
             WHERE t.type = 'table' AND t.strict = 1 AND c.\"notnull\" = 0 AND c.pk = 0",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(nullable, Vec::<String>::new());
}

#[test]
fn a_row_that_triggers_protect_can_not_be_replaced_either() {
    let mut fixture = Fixture::new();
    fixture.record(crate::testing::case(1), &[(domain::text::About::Case, "tekst")]);
    let conn = &fixture.vault().conn;
    for sql in [
        "UPDATE journal SET skeleton = '{}'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        "UPDATE commitment SET about = 'x'",
        "DELETE FROM commitment",
        "UPDATE text_part SET text = 'x'",
        "DELETE FROM text_part",
        "INSERT OR REPLACE INTO text_part SELECT * FROM text_part",
        "DELETE FROM state",
        "INSERT INTO journal SELECT position + 2, case_id, seq + 1, zeroblob(16), entered_at, actor, skeleton, link FROM journal",
    ] {
        assert_eq!(VaultError::from(conn.execute_batch(sql).unwrap_err()), VaultError::Refused, "{sql}");
    }
    fixture.vault().read(|r| r.verify_chain()).unwrap();
}
