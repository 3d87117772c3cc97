//! Files that are replaced whole, created once, or destroyed.
//!
//! Every replacement is durable when it returns: file synchronised, renamed, directory synchronised.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Opens a file for writing that only its owner can read; `fresh` refuses an existing one.
pub(crate) fn create_private(path: &Path, fresh: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    if fresh {
        options.create_new(true);
    } else {
        options.create(true).truncate(false);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Creates a directory, and those above it, that only its owner can enter.
pub(crate) fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Makes renames and removals in a directory durable.
pub(crate) fn sync_dir(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Returns the path beside `path` under which its next content is built.
pub(crate) fn next_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    PathBuf::from(name)
}

/// Puts the finished file `next` in the place of `path`.
pub(crate) fn put_in_place(next: &Path, path: &Path) -> io::Result<()> {
    File::open(next)?.sync_all()?;
    fs::rename(next, path)?;
    path.parent().map_or(Ok(()), sync_dir)
}

/// Replaces a file's content; a reader sees the old bytes or the new, never a mixture.
///
/// The caller keeps other writers out.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let next = next_of(path);
    remove_if_there(&next)?;
    create_private(&next, true)?.write_all(bytes)?;
    put_in_place(&next, path)
}

/// Reads a file; `None` when there is none.
pub(crate) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match File::open(path) {
        Ok(mut file) => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(Some(bytes))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes a file if it is there.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Overwrites a file's bytes with zeros, durably; the file keeps its length.
pub(crate) fn blank(file: &mut File) -> io::Result<()> {
    static ZEROS: [u8; 65_536] = [0; 65_536];
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        let step = left.min(ZEROS.len() as u64);
        file.write_all(ZEROS.get(..usize::try_from(step).unwrap_or(0)).unwrap_or_default())?;
        left -= step;
    }
    file.sync_data()
}

/// Overwrites, truncates and removes a file; nothing happens when there is none.
pub(crate) fn destroy(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).open(path) {
        Ok(mut file) => {
            blank(&mut file)?;
            file.set_len(0)?;
            file.sync_all()?;
            drop(file);
            remove_if_there(path)?;
            path.parent().map_or(Ok(()), sync_dir)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}
