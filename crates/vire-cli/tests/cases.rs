//! The safe channel from the shell, on the built program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod shell;

use serde_json::json;
use shell::{Shell, text};
use vire_testkit::Desktop;

const TUESDAY: &str = "2026-11-24T09:00:00+02:00";

fn mistyped(receipt: &str) -> String {
    let first = if receipt.starts_with('7') { '8' } else { '7' };
    format!("{first}{}", &receipt[1..])
}

#[test]
fn a_case_from_the_first_word_to_its_erasing() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    let anybody = Shell { passphrase: None, ..hr };
    anybody.refused(&["cases", "recipients"], 5, "workspace_missing");
    hr.ok(&["init", "--name", "Kaarna Oy"]);
    let recipients = anybody.ok(&["cases", "recipients"]);
    let recipients = recipients["recipients"].as_array().unwrap();
    assert_eq!((recipients.len(), &recipients[0]["role"]), (1, &json!("hr")));
    let to = recipients[0]["id"].as_str().unwrap();

    let letter = desktop.file("letter.txt", "En jaksa enää iltavuoroja.\n");
    anybody.refused(
        &["cases", "write", "--to", "nobody", "--text-file", text(&letter)],
        3,
        "recipient_unknown",
    );
    let empty = desktop.file("empty.txt", " \n");
    anybody.refused(&["cases", "write", "--to", to, "--text-file", text(&empty)], 3, "text_missing");
    let long = desktop.file("long.txt", "a".repeat(20_001));
    anybody.refused(&["cases", "write", "--to", to, "--text-file", text(&long)], 3, "text_too_long");
    let receipt = anybody.ok(&["cases", "write", "--to", to, "--text-file", text(&letter)]);
    let receipt = receipt["receipt"].as_str().unwrap();
    assert_eq!(receipt.chars().filter(|one| *one != '-').count(), 27);

    let inbox = hr.ok(&["cases", "inbox"]);
    let case = &inbox["cases"][0];
    assert_eq!(
        (&case["status"], &case["acknowledge_by"], &case["answer_by"]),
        (&json!("received"), &json!("2026-11-30"), &json!("2027-02-23"))
    );
    let case = case["case"].as_str().unwrap();
    anybody.refused(&["cases", "inbox"], 5, "passphrase_needed");
    let read = hr.ok(&["cases", "read", case]);
    assert_eq!(read["messages"][0]["from"], "writer");
    assert_eq!(read["messages"][0]["text"], "En jaksa enää iltavuoroja.");
    assert_eq!(read["status"], "received");
    hr.refused(&["cases", "read", "0123456789abcdef"], 3, "case_not_found");

    let answer = desktop.file("answer.txt", "Kiitos, että kerroit. Mitkä vuorot?");
    hr.ok(&["cases", "reply", case, "--text-file", text(&answer)]);
    hr.ok(&["cases", "status", case, "need_more"]);
    hr.refused(&["cases", "status", case, "lost"], 3, "status_unknown");
    let followed = anybody.ok(&["cases", "follow", "--receipt", receipt]);
    assert_eq!(followed["status"], "need_more");
    assert_eq!(followed["messages"][1]["from"], "recipient");
    assert_eq!(followed["messages"][1]["text"], "Kiitos, että kerroit. Mitkä vuorot?");
    let more = desktop.file("more.txt", "Tiistait.");
    let followed =
        anybody.ok(&["cases", "follow", "--receipt", &receipt.to_lowercase(), "--text-file", text(&more)]);
    assert_eq!(
        (&followed["status"], &followed["messages"][2]["text"]),
        (&json!("being_read"), &json!("Tiistait."))
    );
    anybody.refused(&["cases", "follow", "--receipt", &mistyped(receipt)], 3, "receipt_check_failed");
    anybody.refused(&["cases", "erase", "--receipt", "ABC"], 3, "receipt_check_failed");
    assert_eq!(hr.ok(&["cases", "close", case])["status"], "closed");
    assert_eq!(hr.ok(&["cases", "inbox"])["cases"][0]["keep_until"], "2027-02-22");

    anybody.ok(&["cases", "erase", "--receipt", receipt]);
    anybody.refused(&["cases", "follow", "--receipt", receipt], 3, "case_not_found");
    anybody.refused(&["cases", "erase", "--receipt", receipt], 3, "case_not_found");
    assert_eq!(hr.ok(&["cases", "inbox"]), json!({"cases": []}));
    hr.refused(&["cases", "read", case], 3, "case_not_found");
}

#[test]
fn a_recipient_from_outside_reads_what_hr_cannot() {
    let desktop = Desktop::new();
    let hr = Shell { desktop: &desktop, passphrase: Some("salainen lause"), now: TUESDAY };
    let anybody = Shell { passphrase: None, ..hr };
    hr.ok(&["init", "--name", "Kaarna Oy"]);
    let code = hr.ok(&["cases", "invite", "--name", "Aino Virta", "--role", "Työterveys", "--outside"]);
    let aino = Shell { passphrase: Some("oma pitkä lause"), ..hr };
    let label = aino.ok(&["cases", "accept", "--code", code["code"].as_str().unwrap()]);
    let label = label["label"].as_str().unwrap();
    aino.refused(&["cases", "accept", "--code", code["code"].as_str().unwrap()], 3, "invitation_unknown");
    assert_eq!(anybody.ok(&["cases", "recipients"])["recipients"].as_array().unwrap().len(), 1);
    hr.ok(&["cases", "inbox"]);
    let listed = anybody.ok(&["cases", "recipients"]);
    assert_eq!(listed["recipients"][1]["name"], "Aino Virta");

    let letter = desktop.file("letter.txt", "Esihenkilö huutaa.");
    let words =
        ["cases", "write", "--to", "Aino Virta", "--purpose", "harassment", "--text-file", text(&letter)];
    let receipt = anybody.ok(&words);
    assert_eq!(hr.ok(&["cases", "inbox"]), json!({"cases": []}));
    let inbox = aino.ok(&["cases", "inbox", "--as", label]);
    let case = inbox["cases"][0]["case"].as_str().unwrap();
    aino.refused(&["cases", "hand-over", case, "--to", "HR", "--as", label], 4, "recipient_left_out");
    Shell { passphrase: Some("väärä"), ..hr }.refused(
        &["cases", "inbox", "--as", label],
        3,
        "recipient_wrong",
    );
    let later = Shell { now: "2026-12-01T09:00:00+02:00", ..aino };
    assert_eq!(later.ok(&["cases", "inbox", "--as", label])["cases"][0]["overdue"], true);
    later.ok(&["cases", "acknowledge", case, "--as", label, "--by", "2026-12-04"]);
    assert_eq!(later.ok(&["cases", "inbox", "--as", label])["cases"][0]["overdue"], false);
    let status = anybody.ok(&["cases", "follow", "--receipt", receipt["receipt"].as_str().unwrap()]);
    assert_eq!(status["status"], "being_read");
    hr.ok(&["cases", "end", listed["recipients"][1]["id"].as_str().unwrap()]);
    aino.refused(&["cases", "inbox", "--as", label], 3, "recipient_wrong");
    assert_eq!(anybody.ok(&["cases", "recipients"])["recipients"].as_array().unwrap().len(), 1);
}
