//! The list of commands and events, and their TypeScript.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::commands::{
    access, agenda, archive, calendar, cases, clipboard, documents, entry, exports, handover, papers, people, recovery,
    relations, settings, work,
};
use crate::error::Failure;
use crate::views::Flush;

/// Everything that a page can call or hear. Which window may call what is in `capabilities/`.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .commands(collect_commands![
            entry::start,
            entry::advise_on_passphrase,
            entry::create_vault,
            entry::confirm_recovery_key,
            entry::unlock,
            entry::unlock_with_recovery_key,
            entry::start_practice,
            recovery::print_recovery_sheet,
            recovery::save_recovery_sheet,
            work::report_activity,
            work::set_conversing,
            work::flushed,
            work::lock,
            work::leave_practice,
            work::new_recovery_key,
            work::set_display,
            work::parse_date,
            cases::overview,
            cases::cases,
            agenda::agenda,
            agenda::export_agenda,
            cases::protocol,
            cases::case,
            cases::open_case,
            cases::act,
            cases::save_draft,
            cases::draft,
            cases::delete_draft,
            cases::intake_drafts,
            clipboard::copy_summary,
            clipboard::clear_clipboard,
            people::find_pupils,
            people::save_pupil,
            people::save_guardian,
            people::save_staff,
            people::staff,
            relations::duplicate_hints,
            relations::teasing_patterns,
            relations::pupil_page,
            relations::summer,
            relations::set_leaving,
            relations::link_cases,
            relations::merge_cases,
            relations::split_case,
            handover::hand_over,
            handover::handover_key,
            handover::save_handover_key,
            handover::choose_handover,
            handover::open_handover,
            handover::take_over_handover,
            handover::drop_handover,
            documents::preview_document,
            documents::freeze_document,
            documents::report_pdf,
            exports::save_report,
            exports::open_report,
            exports::printers,
            exports::print_report,
            exports::exports,
            papers::choose_scan,
            papers::drop_scan,
            papers::sign_on_paper,
            papers::scan_picture,
            papers::save_scan,
            archive::preview_archive,
            archive::save_archive,
            access::pupil_requests,
            access::take_up_request,
            access::step_request,
            access::preview_package,
            access::freeze_package,
            access::package_pdf,
            access::save_package,
            access::open_package,
            calendar::calendar,
            calendar::read_holidays,
            settings::work,
            settings::save_school,
            settings::set_idle_minutes,
            settings::set_reminds,
            settings::change_passphrase,
            settings::list_backups,
            settings::back_up,
            settings::restore_backup,
        ])
        .events(collect_events![Flush])
        .error_handling(ErrorHandlingMode::Throw)
        .typ::<Failure>()
        .disable_serde_phases()
}

#[cfg(test)]
mod tests;
