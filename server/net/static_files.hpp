// The built web client, served from memory by a table of the paths that exist.
#pragma once

#include "server/net/http_message.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// Reads a directory once, when it is made: no request ever becomes a path on the disk, so that
/// nothing outside can be asked for. `x.br` and `x.gz` beside `x` are its compressed forms.
///
/// A page `name.html` answers as `/name` too, `index.html` as `/`. Names with a hash
/// (`app-1A2B3C4D.js`) may be kept for ever; everything else is asked for again.
class StaticFiles {
public:
    /// Throws when the directory cannot be read.
    explicit StaticFiles(const std::filesystem::path& directory);

    /// The file at that path, as this request wants it compressed; nothing when there is none.
    [[nodiscard]] std::optional<HttpResponse> find(const HttpRequest& request) const;

    [[nodiscard]] bool empty() const { return files_.empty(); }

private:
    struct File {
        std::string content_type;
        std::string cache_control;
        Frame plain;
        Frame gzip;
        Frame brotli;
    };

    void add(const std::filesystem::path& file, const std::string& path);

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace spacebetween
