//! Settings of WebKitGTK.

use tauri::WebviewWindow;
use webkit2gtk::{CacheModel, SettingsExt, WebContextExt, WebViewExt};

pub fn harden(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(context) = view.context() {
            // Keeps no page in memory after it is gone, and no web process waiting for the next one.
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = WebViewExt::settings(&view) {
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
