// Reading the built client into the table, and choosing among its compressed forms.
#include "server/net/static_files.hpp"

#include "server/net/http_fields.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace spacebetween {

namespace {

namespace fs = std::filesystem;

std::string content_type_of(const fs::path& file) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".woff2", "font/woff2"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"},
    }};
    const std::string extension = file.extension().string();
    for (const auto& [ending, type] : types) {
        if (extension == ending) {
            return std::string(type);
        }
    }
    return "application/octet-stream";
}

/// `name-1A2B3C4D.js`: the build puts at least eight letters and digits of a hash before the
/// ending.
bool has_hashed_name(const fs::path& file) {
    const std::string stem = file.stem().stem().string();
    const std::size_t dash = stem.rfind('-');
    if (dash == std::string::npos || stem.size() - dash - 1 < 8) {
        return false;
    }
    const auto hash = stem.begin() + static_cast<std::ptrdiff_t>(dash) + 1;
    const bool is_plain = std::all_of(hash, stem.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    const bool is_upper =
        std::none_of(hash, stem.end(), [](char c) { return c >= 'g' && c <= 'z'; });
    return is_plain && is_upper;
}

Frame contents(const fs::path& file) {
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) {
        return nullptr;
    }
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad() || !in.is_open()) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return std::make_shared<const std::string>(std::move(text));
}

fs::path with_ending(fs::path file, std::string_view ending) {
    file += ending;
    return file;
}

bool accepts(const HttpRequest& request, std::string_view coding) {
    std::string_view rest = request.field("accept-encoding");
    while (!rest.empty()) {
        const std::string_view part = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        const std::size_t semicolon = part.find(';');
        if (!same_ignoring_case(trimmed(part.substr(0, semicolon)), coding)) {
            continue;
        }
        const std::string_view weight =
            semicolon == std::string_view::npos ? "" : trimmed(part.substr(semicolon + 1));
        return !(
            weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string_view::npos
        );
    }
    return false;
}

}  // namespace

StaticFiles::StaticFiles(const fs::path& directory) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory)) {
        const std::string ending = entry.path().extension().string();
        if (entry.is_regular_file() && ending != ".br" && ending != ".gz") {
            add(entry.path(), "/" + entry.path().lexically_relative(directory).generic_string());
        }
    }
}

void StaticFiles::add(const fs::path& file, const std::string& path) {
    File made;
    made.content_type = content_type_of(file);
    made.cache_control = has_hashed_name(file) ? "public, max-age=31536000, immutable" : "no-cache";
    made.plain = contents(file);
    made.gzip = contents(with_ending(file, ".gz"));
    made.brotli = contents(with_ending(file, ".br"));
    if (path.ends_with(".html")) {
        made.cache_control = "no-store";
        std::string page = path.substr(0, path.size() - 5);
        if (page.ends_with("/index")) {
            page.resize(page.size() - 5);
        }
        files_.emplace(page, made);
    }
    files_.emplace(path, std::move(made));
}

std::optional<HttpResponse> StaticFiles::find(const HttpRequest& request) const {
    const auto found = files_.find(request.path);
    if (found == files_.end() || request.method == HttpMethod::post) {
        return std::nullopt;
    }
    const File& file = found->second;
    HttpResponse response;
    response.fields = {
        {"Content-Type", file.content_type},
        {"Cache-Control", file.cache_control},
        {"Vary", "Accept-Encoding"}
    };
    response.body = file.plain;
    if (file.brotli && accepts(request, "br")) {
        response.body = file.brotli;
        response.fields.push_back({"Content-Encoding", "br"});
    } else if (file.gzip && accepts(request, "gzip")) {
        response.body = file.gzip;
        response.fields.push_back({"Content-Encoding", "gzip"});
    }
    return response;
}

}  // namespace spacebetween
