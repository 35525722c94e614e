//! The least that a Tauri window can be: what the bench compares the program with.

fn main() -> tauri::Result<()> {
    let context = tauri::generate_context!("examples/minimal/tauri.conf.json");
    tauri::Builder::default().build(context)?.run(|_, _| {});
    Ok(())
}
