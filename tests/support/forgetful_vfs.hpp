// A disk that forgets: SQLite's writes stay in memory until they are synced.
#pragma once

#include <chrono>
#include <cstddef>

namespace spacebetween {

/// Puts a layer over SQLite's default file system and makes it the default. What was written and
/// never synced is seen by the process that wrote it, and never reaches the file when that process
/// is killed: what a power cut does, at the price of a kill. A file that is closed in order is
/// synced first. A sync takes at least so long, and nothing of it is safe before its end.
///
/// Call it before the first file is opened; calling it twice is harmless.
void install_forgetful_vfs(std::chrono::milliseconds sync_takes = {});

/// A power cut within the process: every open file loses what was never synced, and from now on
/// answers with errors. The files can then be closed and opened again.
void cut_power();

/// How often a file was synced, so that a test can see that the layer is at work.
std::size_t forgetful_syncs();

}  // namespace spacebetween
