//! Each promise of `SECURITY.md` names a test that enforces it.

use crate::support::read;

/// Each promise has a row of three columns: the promise, a file, and in backticks the tests in that file.
#[test]
fn every_promise_of_the_security_page_names_what_holds_it() {
    let page = read("SECURITY.md");
    let rows: Vec<Vec<&str>> = page
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect()))
        .skip(1)
        .filter(|row: &Vec<&str>| !row[0].starts_with("---"))
        .collect();
    assert!(rows.len() > 10, "the table of promises is missing");
    for row in rows {
        let [promise, file, holds] = row[..] else { panic!("not three columns: {row:?}") };
        let source = read(file.trim_matches('`'));
        for part in holds.split("`, `") {
            let part = part.trim_matches('`');
            assert!(source.contains(part), "{promise}: {file} has no {part}");
        }
    }
}
