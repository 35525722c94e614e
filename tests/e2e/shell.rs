//! What the window itself must keep to, whatever the page does.

use acceptance::window::{Home, Outcome, story};
use serde_json::{Value, json};

use crate::PROGRAM;

#[test]
fn the_page_can_run_nothing_but_itself() -> Outcome {
    let home = Home::new("page-policy", PROGRAM)?;
    story(&home, |program| {
        let ran = program.script(
            "try { const script = document.createElement('script'); script.textContent = 'window.foreign = 1'; \
             document.head.append(script); } catch { /* refused, as it must be */ } return window.foreign ?? null",
            &[],
        )?;
        assert_eq!(ran, Value::Null, "an inline script ran");
        let written = program.script(
            "try { document.createElement('p').innerHTML = '<b>x</b>'; return 'written' } catch (e) { return e.name }",
            &[],
        )?;
        assert_eq!(written, json!("TypeError"), "text was taken for markup");
        let stored = program
            .script("try { localStorage.setItem('a', 'b'); return 'stored' } catch { return 'refused' }", &[])?;
        assert_eq!(stored, json!("refused"), "the webview keeps something");
        let opened = program.script("return window.open('https://example.org/') === null", &[])?;
        assert_eq!(opened, json!(true), "a second window opened");
        Ok(())
    })
}

#[test]
fn the_page_reaches_no_address() -> Outcome {
    let home = Home::new("page-network", PROGRAM)?;
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    listener.set_nonblocking(true)?;
    story(&home, |program| {
        program.script(
            "const url = arguments[0]; fetch(url).catch(() => {}); new Image().src = url; \
             document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })); \
             navigator.sendBeacon?.(url); try { new WebSocket(url.replace('http', 'ws')) } catch {} \
             location.href = url; return null",
            &[json!(format!("http://{address}/"))],
        )?;
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert!(listener.accept().is_err(), "something connected to {address}");
        let here = program.script("return location.protocol", &[])?;
        assert_eq!(here, json!("tauri:"), "the window went elsewhere");
        Ok(())
    })
}

#[test]
fn the_locked_window_may_call_no_command_of_the_work() -> Outcome {
    let home = Home::new("locked-commands", PROGRAM)?;
    story(&home, |program| {
        for command in ["lock", "flushed", "plugin:event|emit", "plugin:window|create", "plugin:webview|create_webview"]
        {
            let refused = program.invoke(command, &json!({}))?;
            let told = refused.expect_err("the locked window may not call this").to_string();
            assert!(told.contains("not allowed"), "{command}: {told}");
        }
        Ok(())
    })
}

#[test]
fn closing_the_window_ends_the_program() -> Outcome {
    let home = Home::new("close", PROGRAM)?;
    story(&home, |program| {
        program.close()?;
        program.start_again()?;
        program.shut_down()
    })
}
