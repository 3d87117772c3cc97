//! Pictures of the window in `target/shots/`.

use std::fs;

use crate::shell::{root, run};
use crate::{Outcome, pages, system, window};

/// `cargo xtask shots`: builds the window, walks the journeys, and says where the pictures are.
///
/// # Errors
/// When a build or a journey fails.
pub fn shots() -> Outcome {
    system::prepare(true)?;
    pages::install()?;
    pages::build()?;
    window::build(false)?;
    let folder = root().join("target/shots");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("target/shots could not be emptied: {error}"))?;
    }
    let walked = run(&mut window::journeys(&[]));
    let mut pictures: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".png"))
        .collect();
    pictures.sort();
    println!("\n{} pictures in target/shots/", pictures.len());
    for name in pictures {
        println!("  {name}");
    }
    walked
}
