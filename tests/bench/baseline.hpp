// The yardstick: what one durable row costs on this disk, with nothing of ours around it.
#pragma once

#include <filesystem>

namespace bench {

struct Baseline {
    double p50_ms = 0;
    double p99_ms = 0;
};

/// Commits one row at a time, WAL and `synchronous=FULL`, for a second.
Baseline bare_commits(const std::filesystem::path& directory);

}  // namespace bench
