//! Reading a customer file and writing its responses at the same time, on a thread each.
//!
//! Knows neither what is read nor what becomes of it: the reader fills batches, the writer takes them in
//! their order.

use std::ops::ControlFlow;
use std::sync::mpsc;

use vire_core::customer::CustomerResponse;
use vire_import::Sink;
use vire_store::{CustomerWriter, StoreError};

use crate::fault::{Fault, Outcome};

/// How many batches may wait for the writer: the reader is never far ahead, so that memory stays small.
const WAITING: usize = 4;

type Batch = Vec<CustomerResponse>;

/// Reads on this thread while another one writes; gives the writer back, or what went wrong with it.
pub(crate) fn side_by_side<T>(
    mut writer: CustomerWriter,
    read: impl FnOnce(&mut Sink<'_>) -> T,
) -> Outcome<(T, Result<CustomerWriter, StoreError>)> {
    let (send, arriving) = mpsc::sync_channel::<Batch>(WAITING);
    let (give_back, used) = mpsc::channel::<Batch>();
    std::thread::scope(|scope| {
        let written = scope.spawn(move || {
            for batch in arriving {
                writer.write(&batch)?;
                // Its texts serve again; a reader that is done needs no more.
                let _ = give_back.send(batch);
            }
            Ok(writer)
        });
        let found = read(&mut |batch| {
            let full = std::mem::replace(batch, used.try_recv().unwrap_or_default());
            // A writer that failed takes nothing any more.
            if send.send(full).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        drop(send);
        let written = written.join().map_err(|_| Fault::internal("import"))?;
        Ok((found, written))
    })
}
