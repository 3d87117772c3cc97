//! Progress of long work on its way to the window.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tauri::ipc::Channel;
use vire_app::dto::Progress;
use vire_app::watch::Watch;

/// The least time between two messages.
const PAUSE: Duration = Duration::from_millis(40);

/// Sends progress through a channel and looks at the Cancel flag.
pub struct Teller {
    channel: Channel<Progress>,
    cancel: Arc<AtomicBool>,
    last: Mutex<Option<Instant>>,
}

impl Teller {
    /// Joins a channel and a flag.
    pub fn new(channel: Channel<Progress>, cancel: Arc<AtomicBool>) -> Self {
        Self { channel, cancel, last: Mutex::new(None) }
    }
}

impl Watch for Teller {
    fn progress(&self, step: &str, done: u32, total: u32) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.is_none_or(|at| at.elapsed() >= PAUSE);
        if due || done == total {
            *last = Some(Instant::now());
            // The window may be gone; the work goes on all the same.
            let _ = self.channel.send(Progress { step: step.to_owned(), done, total });
        }
    }

    fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::SeqCst)
    }
}
