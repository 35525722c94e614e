//! Commands of the window before unlocking. `start` and `advise_on_passphrase` belong to both windows.

use app::Found;
use tauri::{AppHandle, State};

use crate::desk::{Desk, Stage, Which};
use crate::error::{Code, Failure};
use crate::lock;
use crate::views::{Advice, Blocked, NewVault, RecoveryGroups, Rescue, Scene, SessionView, StartView};

/// What the window has to show. Asked once when the page opens, and again after "probeer opnieuw".
#[tauri::command]
#[specta::specta]
pub async fn start(app: AppHandle, desk: State<'_, Desk>) -> Result<StartView, Failure> {
    if desk.take_practice_wish() {
        lock::open_practice(&app).await?;
    }
    if desk.stage() == Stage::Made {
        // The page was loaded anew before the recovery key was typed back; unlocking asks for it again.
        desk.begin_lock(desk.reason());
        desk.close_vault_aside().await;
    }
    let scene = match desk.stage() {
        Stage::Open => {
            let session = desk.with_session(|session| Ok(SessionView::of(session)?)).await?;
            Scene::Open { session }
        }
        Stage::Locked | Stage::Made => match desk.at_door(|door| Ok(door.look()?)).await {
            Ok(found) => scene_of(found, &desk),
            Err(failure) => scene_without_door(failure)?,
        },
    };
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(StartView { display: desk.display.get(), practice: desk.which() == Which::Practice, version, scene })
}

fn scene_of(found: Found, desk: &Desk) -> Scene {
    match found {
        Found::Empty => Scene::FirstStart {},
        Found::Vault => Scene::Locked { reason: desk.reason(), idle_minutes: desk.idle.minutes() },
        Found::Damaged(app::Damage::Incomplete) => Scene::Rescue { problem: Rescue::Missing },
        Found::Damaged(_) => Scene::Rescue { problem: Rescue::Damaged },
        Found::Newer => Scene::Blocked { blocked: Blocked::NewerVersion {} },
        Found::ReadOnly => Scene::Blocked { blocked: Blocked::FolderReadOnly {} },
    }
}

fn scene_without_door(failure: Failure) -> Result<Scene, Failure> {
    let blocked = match failure.code {
        Code::InUse => Blocked::InUse {},
        Code::FolderReadOnly => Blocked::FolderReadOnly {},
        Code::FolderMissing => Blocked::FolderMissing {},
        Code::NewerVersion => Blocked::NewerVersion {},
        _ => return Err(failure),
    };
    Ok(Scene::Blocked { blocked })
}

/// How strong a passphrase is.
#[tauri::command]
#[specta::specta]
pub fn advise_on_passphrase(passphrase: String) -> Advice {
    app::advise(&passphrase, &[]).into()
}

/// Makes the vault and answers the recovery key. The program opens when the key was typed back.
#[tauri::command]
#[specta::specta]
pub async fn create_vault(desk: State<'_, Desk>, vault: NewVault) -> Result<RecoveryGroups, Failure> {
    let _turn = desk.turn.lock().await;
    if desk.stage() != Stage::Locked {
        return Err(Failure::refused(Code::AlreadyThere));
    }
    let (start, passphrase) = vault.into_parts();
    let (session, key) = desk.at_new_door(|door| Ok(door.create(start, passphrase)?)).await?;
    desk.take_up(session, Stage::Made);
    let groups = RecoveryGroups::of(&key);
    desk.keep_recovery_key(key);
    Ok(groups)
}

/// Checks the recovery key that was typed back. After making a vault the window of the work opens.
#[tauri::command]
#[specta::specta]
pub async fn confirm_recovery_key(app: AppHandle, desk: State<'_, Desk>, typed: String) -> Result<(), Failure> {
    desk.with_session(move |session| Ok(session.confirm_recovery_key(&typed)?)).await?;
    desk.forget_recovery_key();
    lock::open_made(&app).await
}

/// Opens the vault with the passphrase, and then the window of the work.
#[tauri::command]
#[specta::specta]
pub async fn unlock(app: AppHandle, desk: State<'_, Desk>, passphrase: String) -> Result<(), Failure> {
    let session = desk.at_door(|door| Ok(door.unlock(passphrase)?)).await?;
    lock::open(&app, session).await
}

/// Opens the vault with the recovery key, sets another passphrase, and opens the window of the work.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_recovery_key(
    app: AppHandle,
    desk: State<'_, Desk>,
    key: String,
    new_passphrase: String,
) -> Result<(), Failure> {
    let opened = desk.at_door(move |door| Ok(door.unlock_with_recovery_key(&key, new_passphrase)?)).await;
    let session = opened.map_err(|failure| match failure.code {
        Code::WrongPassphrase => Failure { code: Code::WrongRecoveryKey, ..failure },
        _ => failure,
    })?;
    lock::open(&app, session).await
}

/// Opens the practice vault, making it when it is not there, and then the window of the work.
#[tauri::command]
#[specta::specta]
pub async fn start_practice(app: AppHandle) -> Result<(), Failure> {
    lock::open_practice(&app).await
}
