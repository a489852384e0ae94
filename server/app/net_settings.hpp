// What the network side is told, from the command line and the limits.
#pragma once

#include "server/access/origin.hpp"
#include "server/app/client_stream.hpp"
#include "server/app/settings.hpp"
#include "server/net/server.hpp"
#include "server/net/static_files.hpp"
#include "server/vocabulary/limits.hpp"

namespace spacebetween {

ServerSettings server_settings(const ServeSettings& settings, const Limits& limits);
StreamLimits stream_limits(const Limits& limits);

/// The origins of the configured hosts; none when none is configured.
Site site_of(const ServeSettings& settings);

/// Throws when the directory of the web client cannot be read.
StaticFiles files_of(const ServeSettings& settings);

}  // namespace spacebetween
