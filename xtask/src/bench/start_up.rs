//! From the start of a program to its first pixel and to its drawn page, on a display of its own.
//!
//! Xvfb keeps its picture in a file (`-fbdir`); reading that file is all there is to it, so nothing
//! is added to either program. Both programs start in turn, so that a busy machine hits both.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::shell::root;

/// Begins the one line with the figures.
pub const MARK: &str = "start-up:";

const WIDTH: u64 = 1280;
const HEIGHT: u64 = 800;
/// Every so many lines of the picture one is looked at: a reading takes well under a millisecond.
const EVERY: u64 = 8;
const ROUNDS: usize = 7;
/// The page is drawn when nothing has changed for this long.
const QUIET: Duration = Duration::from_millis(1500);
const PATIENCE: Duration = Duration::from_secs(40);

/// One start, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Start {
    first_pixel: f64,
    page_drawn: f64,
}

/// Measures the programs in turn and prints, for each, the medians of first pixel and drawn page.
///
/// # Errors
/// When there is no Xvfb or a program shows nothing.
pub fn measure(programs: &[String]) -> Outcome {
    let screen = Screen::open()?;
    let mut starts: Vec<Vec<Start>> = programs.iter().map(|_| Vec::new()).collect();
    // The first round only warms the disk.
    for round in 0..=ROUNDS {
        for (program, kept) in programs.iter().zip(&mut starts) {
            let start = screen.start(Path::new(program))?;
            if round > 0 {
                kept.push(start);
            }
        }
    }
    let figures: Vec<String> = starts
        .iter()
        .flat_map(|kept| [median(kept, |it| it.first_pixel), median(kept, |it| it.page_drawn)])
        .map(|figure| format!("{figure:.1}"))
        .collect();
    println!("{MARK} {}", figures.join(" "));
    Ok(())
}

fn median(starts: &[Start], of: fn(&Start) -> f64) -> f64 {
    let mut values: Vec<f64> = starts.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A display without a screen whose picture is a file.
struct Screen {
    xvfb: Child,
    display: String,
    folder: PathBuf,
    picture: File,
}

impl Screen {
    fn open() -> Outcome<Self> {
        let folder = root().join("target/xtask/start-up");
        let made = if folder.exists() { fs::remove_dir_all(&folder) } else { Ok(()) };
        made.and_then(|()| fs::create_dir_all(&folder)).map_err(|error| error.to_string())?;
        let mut xvfb = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{WIDTH}x{HEIGHT}x24")])
            .arg("-fbdir")
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb could not be started: {error}"))?;
        let mut number = String::new();
        if let Some(pipe) = xvfb.stdout.as_mut() {
            BufReader::new(pipe).read_line(&mut number).map_err(|error| error.to_string())?;
        }
        let picture = File::open(folder.join("Xvfb_screen0"))
            .map_err(|error| format!("Xvfb keeps no picture: {error}"))?;
        Ok(Self { xvfb, display: format!(":{}", number.trim()), folder, picture })
    }

    /// Starts a program in an empty home and watches it until its page stands still.
    fn start(&self, program: &Path) -> Outcome<Start> {
        let home = self.folder.join("home");
        let emptied = if home.exists() { fs::remove_dir_all(&home) } else { Ok(()) };
        emptied.and_then(|()| fs::create_dir_all(&home)).map_err(|error| error.to_string())?;
        let before = self.look()?;
        let begun = Instant::now();
        let mut child = Command::new(program)
            .env("DISPLAY", &self.display)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("VIRE_WORKSPACE", home.join("workspace"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} could not be started: {error}", program.display()))?;
        let seen = self.watch(&before, begun);
        let _ = child.kill();
        let _ = child.wait();
        // The window goes away a moment after its program.
        sleep(Duration::from_millis(700));
        seen.map_err(|said| format!("{}: {said}", program.display()))
    }

    fn watch(&self, before: &[u8], begun: Instant) -> Outcome<Start> {
        let mut last = before.to_vec();
        let (mut first_pixel, mut page_drawn) = (None, Duration::ZERO);
        loop {
            let now = self.look()?;
            let at = begun.elapsed();
            if changed(&last, &now) {
                first_pixel.get_or_insert(at);
                page_drawn = at;
                last = now;
            }
            match first_pixel {
                Some(first) if at - page_drawn > QUIET => {
                    return Ok(Start { first_pixel: ms(first), page_drawn: ms(page_drawn) });
                }
                None if at > PATIENCE => return Err("nothing was drawn".to_owned()),
                _ if at > 2 * PATIENCE => return Err("the page never stands still".to_owned()),
                _ => sleep(Duration::from_millis(2)),
            }
        }
    }

    /// Reads some lines of the picture.
    fn look(&self) -> Outcome<Vec<u8>> {
        let length = self.picture.metadata().map_err(|error| error.to_string())?.len();
        let line = WIDTH * 4;
        // The picture stands at the end of the file, after headers of the X window dump format.
        let start = length.saturating_sub(line * HEIGHT);
        let mut seen = Vec::new();
        for row in (0..HEIGHT).step_by(EVERY as usize) {
            let mut pixels = vec![0; line as usize];
            self.picture.read_exact_at(&mut pixels, start + row * line).map_err(|error| error.to_string())?;
            seen.append(&mut pixels);
        }
        Ok(seen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let mut rest = String::new();
        if let Some(mut pipe) = self.xvfb.stdout.take() {
            let _ = pipe.read_to_string(&mut rest);
        }
        let _ = self.xvfb.wait();
    }
}

/// Whether more than a blinking caret has changed: at least one pixel in two thousand.
fn changed(before: &[u8], now: &[u8]) -> bool {
    if before == now {
        return false;
    }
    let pixels = before.len() / 4;
    let differing = before.chunks_exact(4).zip(now.chunks_exact(4)).filter(|(old, new)| old != new).count();
    differing * 2000 > pixels
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_is_no_change_and_a_heading_is_one() {
        let empty = vec![0; 4 * 100_000];
        let mut caret = empty.clone();
        caret[..4 * 20].fill(1);
        assert!(!changed(&empty, &caret));
        let mut heading = empty.clone();
        heading[..4 * 500].fill(1);
        assert!(changed(&empty, &heading));
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let start = |first_pixel| Start { first_pixel, page_drawn: 0.0 };
        assert_eq!(median(&[start(9.0), start(1.0), start(5.0)], |it| it.first_pixel), 5.0);
    }
}
