//! Lets Tauri read its configuration from the workspace root and gives every command a permission.

fn main() {
    println!("cargo::rerun-if-changed=src-tauri/commands.txt");
    let commands: Vec<&'static str> = include_str!("commands.txt").lines().collect();
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(Box::leak(commands.into_boxed_slice())));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
