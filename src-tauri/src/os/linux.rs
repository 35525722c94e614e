//! Settings of GTK and WebKitGTK.

use gtk::prelude::GtkSettingsExt;
use tauri::WebviewWindow;
use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};

use crate::views::Theme;

pub fn harden(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(context) = view.context() {
            // Keeps no page in memory after it is gone, and no web process waiting for the next one.
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
            if !cfg!(feature = "e2e") {
                // Forms need no graphics card. Without it a window starts sooner, takes a quarter less memory, and can not
                // stay empty on a driver that the engine does not get along with. A test cannot take pictures then.
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
            settings.set_enable_page_cache(false);
            settings.set_enable_html5_local_storage(false);
            settings.set_enable_html5_database(false);
            settings.set_enable_media(false);
            settings.set_enable_media_stream(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_webgl(false);
            settings.set_enable_back_forward_navigation_gestures(false);
            settings.set_enable_developer_extras(cfg!(debug_assertions));
            settings.set_javascript_can_open_windows_automatically(false);
        }
    })
}

/// Tells GTK which colours are chosen, and answers whether WebKitGTK will take the page for dark: it goes by the same
/// setting and the name of the theme. Only on the main thread.
pub fn settle_theme(theme: Theme) -> bool {
    let Some(settings) = gtk::Settings::default() else { return theme == Theme::Dark };
    match theme {
        Theme::Dark => settings.set_gtk_application_prefer_dark_theme(true),
        Theme::Light => settings.set_gtk_application_prefer_dark_theme(false),
        Theme::System => settings.reset_property("gtk-application-prefer-dark-theme"),
    }
    let named_dark = || settings.gtk_theme_name().is_some_and(|name| name.ends_with("-dark"));
    match theme {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => settings.is_gtk_application_prefer_dark_theme() || named_dark(),
    }
}
