//! The commands, one file for each noun, and the list that the window may call.

mod channel;
mod chart;
mod customers;
mod desk;
mod employee;
mod experiments;
mod insight;
mod meeting;
mod reader;
mod session;
mod thanks;

use tauri::Runtime;
use tauri::ipc::Invoke;

/// Returns the handler of every command; `commands.txt` names the same list.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        session::app_state,
        session::prepare_sample,
        session::cancel_work,
        session::remove_sample,
        session::time_zones,
        session::passphrase_strength,
        session::set_up,
        session::sign_in,
        session::sign_in_with_recovery,
        session::sign_out,
        employee::join,
        employee::open_wallet,
        employee::check_in_view,
        employee::send_check_in,
        employee::my_history,
        employee::keep_history,
        employee::erase_history,
        reader::accept_reader_invitation,
        reader::open_as_reader,
        chart::trend_choices,
        chart::draw_chart,
        chart::save_chart,
        customers::pick_customer_file,
        customers::preview_customer_file,
        customers::import_customer_file,
        customers::customer_imports,
        customers::undo_import,
        desk::desk,
        desk::pick_roster_file,
        desk::preview_roster,
        desk::import_roster,
        desk::invite_all,
        desk::invite,
        desk::save_invitations,
        desk::invite_reader,
        desk::open_round,
        desk::close_round,
        desk::release,
        desk::check_ledger,
        desk::export_summary,
        desk::tighten_policy,
        customers::import_rejects,
        customers::save_rejects,
        customers::search_comments,
        insight::link,
        insight::several_links,
        insight::trend_insight,
        insight::drivers,
        experiments::experiments,
        experiments::experiment,
        experiments::plan_experiment,
        experiments::save_experiment,
        experiments::move_experiment,
        experiments::note_experiment,
        experiments::discard_experiment,
        experiments::draw_order,
        experiments::verdicts,
        thanks::thanks_view,
        thanks::say_thanks,
        thanks::propose_idea,
        thanks::support_idea,
        thanks::similar_ideas,
        thanks::came_of_it,
        thanks::thanks_desk,
        thanks::word_values,
        thanks::answer_idea,
        thanks::make_promise,
        thanks::keep_promise,
        meeting::meeting_page,
        meeting::save_meeting,
        channel::channel_door,
        channel::letter_hints,
        channel::pick_case_file,
        channel::write_case,
        channel::keep_receipt,
        channel::follow_case,
        channel::continue_case,
        channel::say_helped,
        channel::erase_case,
        channel::save_proof,
        channel::save_own_case_file,
        channel::accept_recipient_invitation,
        channel::open_as_recipient,
        channel::inbox,
        channel::read_case,
        channel::answer_case,
        channel::save_case_file,
        channel::recipient_list,
        channel::invite_recipient,
        channel::end_recipient,
    ]
}
