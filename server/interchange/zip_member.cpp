// Follows the central directory to one member, and inflates it within bounds.
#include "server/interchange/zip_member.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#define ZLIB_CONST
#include <zlib.h>

namespace spacebetween {
namespace {

constexpr std::size_t end_bytes = 22;
constexpr std::size_t comment_max = 65'535;
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t members_max = 1'000;

constexpr ImportFault broken{ImportFaultKind::form, 1};

/// Numbers of an archive, the lowest byte first; 0 behind its end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
        const char c = at + i < bytes.size() ? bytes[at + i] : '\0';
        number = number << 8U | static_cast<unsigned char>(c);
    }
    return number;
}

bool ends_with(std::string_view name, std::string_view end) {
    if (name.size() < end.size()) return false;
    name.remove_prefix(name.size() - end.size());
    return std::equal(name.begin(), name.end(), end.begin(), [](char a, char b) {
        const auto small = [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        };
        return small(a) == small(b);
    });
}

struct Member {
    std::string_view packed;
    bool deflated = false;
};

std::optional<std::size_t> directory_of(std::string_view archive) {
    if (archive.size() < end_bytes) return std::nullopt;
    const std::size_t last = archive.size() - end_bytes;
    const std::size_t first = last - std::min(last, comment_max);
    for (std::size_t at = last + 1; at-- > first;) {
        if (archive.substr(at, 4) == "PK\5\6") return number_at(archive, at + 16, 4);
    }
    return std::nullopt;
}

Imported<Member> packed_member(std::string_view archive, std::size_t entry) {
    constexpr std::uint32_t encrypted = 1;
    if ((number_at(archive, entry + 8, 2) & encrypted) != 0) {
        return ImportFault{ImportFaultKind::locked, 1};
    }
    const std::uint32_t method = number_at(archive, entry + 10, 2);
    const std::size_t size = number_at(archive, entry + 20, 4);
    const std::size_t local = number_at(archive, entry + 42, 4);
    if (archive.size() < local_bytes || local > archive.size() - local_bytes ||
        archive.substr(local, 4) != "PK\3\4" || (method != 0 && method != 8)) {
        return broken;
    }
    const std::size_t start =
        local + local_bytes + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
    if (start > archive.size() || size > archive.size() - start) return broken;
    return Member{archive.substr(start, size), method == 8};
}

Imported<Member> find_member(std::string_view archive, std::string_view name_end) {
    const auto directory = directory_of(archive);
    if (!directory) return broken;
    std::size_t at = *directory;
    for (std::size_t count = 0; count < members_max; ++count) {
        if (archive.size() < entry_bytes || at > archive.size() - entry_bytes ||
            archive.substr(at, 4) != "PK\1\2") {
            break;
        }
        const std::size_t name_size = number_at(archive, at + 28, 2);
        if (ends_with(archive.substr(at + entry_bytes, name_size), name_end)) {
            return packed_member(archive, at);
        }
        at += entry_bytes + name_size + number_at(archive, at + 30, 2) +
              number_at(archive, at + 32, 2);
    }
    return ImportFault{ImportFaultKind::not_known, 1};
}

class Inflating {
public:
    Inflating() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
    ~Inflating() {
        if (ready_) inflateEnd(&stream_);
    }
    Inflating(const Inflating&) = delete;
    Inflating& operator=(const Inflating&) = delete;

    Imported<Done> run(std::string_view packed, std::size_t bytes_max, const TakesPiece& take) {
        if (!ready_) return broken;
        stream_.next_in = reinterpret_cast<const Bytef*>(packed.data());
        stream_.avail_in = static_cast<uInt>(packed.size());
        std::array<Bytef, 32'768> piece{};
        std::array<char, 32'768> words{};
        std::size_t total = 0;
        int status = Z_OK;
        while (status != Z_STREAM_END) {
            stream_.next_out = piece.data();
            stream_.avail_out = static_cast<uInt>(piece.size());
            status = inflate(&stream_, Z_NO_FLUSH);
            const std::size_t size = piece.size() - stream_.avail_out;
            if ((status != Z_OK && status != Z_STREAM_END) ||
                (status == Z_OK && size == 0 && stream_.avail_in == 0)) {
                return broken;
            }
            total += size;
            if (total > bytes_max) return ImportFault{ImportFaultKind::inflated, 1};
            std::transform(
                piece.begin(),
                piece.begin() + static_cast<std::ptrdiff_t>(size),
                words.begin(),
                [](Bytef byte) { return static_cast<char>(byte); }
            );
            if (const auto taken = take({words.data(), size}); !taken) return taken.error();
        }
        return Done{};
    }

private:
    z_stream stream_{};
    bool ready_ = false;
};

}  // namespace

bool looks_like_zip(std::string_view bytes) { return bytes.starts_with("PK\3\4"); }

Imported<Done> unpack_member(
    std::string_view archive,
    std::string_view name_end,
    const UnpackLimits& limits,
    const TakesPiece& take
) {
    const auto member = find_member(archive, name_end);
    if (!member) return member.error();
    if (!member->deflated) return take(member->packed);
    const std::size_t most = std::min(limits.bytes, member->packed.size() * limits.times);
    return Inflating().run(member->packed, most, take);
}

}  // namespace spacebetween
