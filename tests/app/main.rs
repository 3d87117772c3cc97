//! The whole app without a window: every command through tauri's mock runtime, on real files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use vire_app::clock::Clock;
use vire_app::place::Place;
use vire_app::session::Session;

/// One running app without a window, on a workspace of its own.
struct Vire {
    _app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

fn vire(dir: &std::path::Path, now: &str) -> Vire {
    let place = Place::at(dir.join("workspace"), Clock::fixed(now).unwrap());
    let builder = vire::with_commands(mock_builder(), Session::at(place));
    let mut context = tauri::generate_context!(test = true);
    context.config_mut().app.windows.clear();
    let app = builder.build(context).unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    Vire { _app: app, window }
}

impl Vire {
    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize::<Value>().unwrap())
    }

    fn ask(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

const PASSPHRASE: &str = "kolme hauskaa majavaa uimassa";
const LOOK: fn() -> Value = || json!({"theme": "light", "language": "fi", "width": 900, "height": 400});

fn roster(dir: &std::path::Path) -> String {
    let mut csv = String::from("nimi;tiimi;jäsen;aloitti;lopetti\n");
    for person in 1..=12 {
        csv.push_str(&format!("Äijä {person};Länsi/Yö;{person};6.1.2020;\n"));
    }
    let path = dir.join("henkilöt.csv");
    std::fs::write(&path, csv).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn set_up_invite_join_check_in_and_close() {
    let dir = tempfile::tempdir().unwrap();
    let app = vire(dir.path(), "2026-11-24T09:00:00+02:00");
    assert_eq!(app.ask("app_state", json!({}))["place"], "empty");
    let weak =
        json!({"setUp": {"name": "Å", "time_zone": "Europe/Helsinki", "passphrase": "salasana", "k": 5}});
    assert_eq!(app.call("set_up", weak).unwrap_err()["code"], "passphrase_too_weak");
    let set_up =
        json!({"setUp": {"name": "Å", "time_zone": "Europe/Helsinki", "passphrase": PASSPHRASE, "k": 5}});
    assert!(app.ask("set_up", set_up).as_str().unwrap().len() > 30);
    let path = roster(dir.path());
    let preview = app.ask("preview_roster", json!({"path": path}));
    assert_eq!((&preview["members"], &preview["joining"]), (&json!(12), &json!(12)));
    let desk = app.ask("import_roster", json!({"path": path}));
    assert_eq!(desk["people"], 12);
    app.ask("open_round", json!({"week": "2026-W48"}));
    let codes = app.ask("invite_all", json!({}));
    let state = app.ask("sign_out", json!({}));
    assert_eq!((&state["hr"], &state["organisation"]), (&json!(false), &Value::Null));
    assert_eq!(app.call("desk", json!({})).unwrap_err()["code"], "locked");

    for code in codes.as_array().unwrap() {
        let wallet = app.ask("join", json!({"code": code["code"], "pin": "135790"}));
        assert_eq!(wallet["team"], "Länsi/Yö");
        let view = app.ask("check_in_view", json!({}));
        assert_eq!((&view["state"], &view["who"]["team_people"]), (&json!("open"), &json!(12)));
        assert_eq!(view["questions"].as_array().unwrap().len(), 4);
        app.ask("send_check_in", json!({"answers": {"mood": 4}}));
        assert_eq!(app.ask("check_in_view", json!({}))["state"], "done");
        let again = app.call("send_check_in", json!({"answers": {"mood": 1}})).unwrap_err();
        assert_eq!(again["code"], "already_checked_in");
    }
    assert_eq!(app.ask("my_history", json!({})), json!({"kept": false, "entries": []}));
    app.ask("sign_out", json!({}));

    let later = vire(dir.path(), "2026-11-30T09:00:00+02:00");
    assert_eq!(later.call("sign_in", json!({"passphrase": "x"})).unwrap_err()["code"], "passphrase_wrong");
    later.ask("sign_in", json!({"passphrase": PASSPHRASE}));
    let release = later.ask("close_round", json!({"week": "2026-W48", "onProgress": "__CHANNEL__:0"}));
    assert_eq!(release["mood"][0]["n_band"], "10-19");
    assert_eq!(later.ask("check_ledger", json!({}))["valid"], true);
    let request = json!({"kind": "trend", "group": "", "measure": "mood"});
    let chart = later.ask("draw_chart", json!({"request": request, "look": LOOK()}));
    assert!(chart["svg"].as_str().unwrap().starts_with("<svg"));
}

#[test]
fn an_idea_is_supported_declined_and_adopted_and_thanks_arrive() {
    let dir = tempfile::tempdir().unwrap();
    let app = vire(dir.path(), "2026-11-24T09:00:00+02:00");
    let set_up =
        json!({"setUp": {"name": "Å", "time_zone": "Europe/Helsinki", "passphrase": PASSPHRASE, "k": 5}});
    app.ask("set_up", set_up);
    app.ask("import_roster", json!({"path": roster(dir.path())}));
    let codes = app.ask("invite_all", json!({}));
    app.ask("word_values", json!({"values": ["Rohkeus"]}));
    let mut labels = Vec::new();
    for code in codes.as_array().unwrap().iter().take(3) {
        labels.push(app.ask("join", json!({"code": code["code"], "pin": "135790"}))["label"].clone());
    }
    assert_eq!(app.ask("thanks_desk", json!({}))["listed"], 3);
    let idea = json!({"title": "Valmiit vastauspohjat", "better": "Nopeammin", "whom": "customers",
        "touchpoint": "chat", "signed": false});
    let view = app.ask("propose_idea", json!({"idea": idea}));
    let id = view["ideas"][0]["id"].clone();
    assert_eq!(app.ask("similar_ideas", json!({"text": "vastauspohjia chattiin"}))[0]["id"], id);
    let colleague = view["colleagues"][0]["id"].clone();
    let words = json!({"colleague": colleague, "team": null, "signed": true, "value": "Rohkeus", "text": ""});
    app.ask("say_thanks", json!({"thanks": words}));

    let mut received = 0;
    for label in &labels[..2] {
        app.ask("open_wallet", json!({"label": label, "pin": "135790"}));
        let view = app.ask("support_idea", json!({"id": id}));
        assert_eq!(view["ideas"][0]["supported"], true);
        assert_eq!(app.call("support_idea", json!({"id": id})).unwrap_err()["code"], "already_supported");
        received += view["received"].as_array().unwrap().len();
    }
    assert_eq!(received, 1);
    let answer = |state: &str, sentence: &str| {
        app.call("answer_idea", json!({"id": id, "state": state, "sentence": sentence}))
    };
    assert_eq!(answer("declined", "").unwrap_err()["code"], "sentence_missing");
    answer("declined", "Ei nyt.").unwrap();
    answer("adopted", "Sittenkin.").unwrap();
    app.ask("make_promise", json!({"text": "Kuulokkeet", "due": "2026-W48"}));
    let desk = app.ask("thanks_desk", json!({}));
    let kept = app.ask("keep_promise", json!({"id": desk["promises"][0]["id"]}));
    assert_eq!(kept["promises"][0]["state"], "kept");
    assert_eq!(app.ask("came_of_it", json!({}))["ideas"][0]["answers"][1]["sentence"], "Sittenkin.");
}

#[test]
fn the_sample_opens_every_screen_and_goes_again() {
    let dir = tempfile::tempdir().unwrap();
    let app = vire(dir.path(), "2026-11-24T09:00:00+02:00");
    let state = app.ask("prepare_sample", json!({"onProgress": "__CHANNEL__:0"}));
    assert_eq!((&state["place"], &state["hr"]), (&json!("sample"), &json!(true)));
    assert!(state["wallet"].is_object());
    let thanks = app.ask("thanks_view", json!({}));
    assert_eq!(thanks["received"].as_array().unwrap().len(), 2);
    assert_eq!(thanks["colleagues"].as_array().unwrap().len(), 12);
    let ideas = thanks["ideas"].as_array().unwrap();
    assert_eq!((&ideas[0]["support"], &ideas[1]["support"]), (&json!("10-19"), &json!("5-9")));
    let came = app.ask("came_of_it", json!({}));
    assert_eq!(came["promises"].as_array().unwrap().len(), 2);
    let choices = app.ask("trend_choices", json!({}));
    assert_eq!(choices["weeks"].as_array().unwrap().len(), 78);
    assert_eq!(choices["metrics"], json!(["nps", "csat", "ces"]));
    for request in [
        json!({"kind": "trend", "group": "Asiakaspalvelu", "measure": "mood"}),
        json!({"kind": "heatmap", "weeks": 13}),
        json!({"kind": "customers", "metric": "nps", "touchpoint": null}),
        json!({"kind": "touchpoints", "metric": "csat"}),
        json!({"kind": "together", "group": "", "measure": "mood", "metric": "nps"}),
    ] {
        let chart = app.ask("draw_chart", json!({"request": request, "look": LOOK()}));
        assert_eq!(chart["empty"], false, "{request}");
        assert!(chart["table"]["rows"].as_array().unwrap().len() > 1, "{request}");
    }
    app.ask("sign_out", json!({}));
    let again = app.ask("prepare_sample", json!({"onProgress": "__CHANNEL__:0"}));
    assert_eq!((&again["hr"], &again["wallet"]), (&json!(true), &state["wallet"]), "the same sample again");
    assert_eq!(app.ask("remove_sample", json!({}))["place"], "empty");
}

#[test]
fn the_window_may_call_the_listed_commands_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let app = vire(dir.path(), "2026-11-24T09:00:00+02:00");
    for command in include_str!("../../src-tauri/commands.txt").lines() {
        // Called without arguments: whatever it says, it was found and allowed.
        if let Err(error) = app.call(command, json!({})) {
            let text = error.to_string();
            assert!(!text.contains("not allowed") && !text.contains("not found"), "{command}: {text}");
        }
    }
    let other = app.call("plugin:dialog|open", json!({})).unwrap_err().to_string();
    assert!(other.contains("not allowed") || other.contains("not found"), "{other}");
}
