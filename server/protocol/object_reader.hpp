// Reads the keys of one JSON object, each at most once, and minds those that nobody asked for.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/protocol/enum_words.hpp"
#include "server/protocol/json_door.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

inline constexpr std::int64_t whole_max = (std::int64_t{1} << 53) - 1;  // [R14]

/// Every reading answers a harmless value when the key is missing or holds something else, and from
/// then on `fits()` is false: so that a message can be read whole and judged once.
class ObjectReader {
public:
    explicit ObjectReader(JsonView json) : json_(json), sound_(json.is(JsonKind::object)) {}

    /// Whether everything read was there and right, and nothing else is in the object.
    [[nodiscard]] bool fits() const { return sound_ && read_ == json_.size(); }
    /// For values that the caller judges: nothing from here on fits.
    void refuse() { sound_ = false; }

    /// The value under a key that may be absent.
    std::optional<JsonView> optional(std::string_view key) {
        const auto found = json_.find(key);
        if (found) ++read_;
        return found;
    }
    std::optional<JsonView> value(std::string_view key) {
        const auto found = optional(key);
        if (!found) refuse();
        return found;
    }

    std::int64_t
    whole(std::string_view key, std::int64_t least = 0, std::int64_t most = whole_max) {
        const auto found = value(key);
        return found ? whole_of(*found, least, most) : least;
    }
    std::optional<std::int64_t>
    optional_whole(std::string_view key, std::int64_t least = 0, std::int64_t most = whole_max) {
        const auto found = optional(key);
        if (!found) return std::nullopt;
        return whole_of(*found, least, most);
    }
    int number_of_steps(std::string_view key, int least = 0) {
        return static_cast<int>(whole(key, least, INT32_MAX));
    }
    /// Present only when true.
    bool flag(std::string_view key) {
        const auto found = optional(key);
        if (found && found->flag() != true) refuse();
        return found.has_value();
    }
    bool given_flag(std::string_view key) {
        const auto found = value(key);
        const auto flag = found ? found->flag() : std::nullopt;
        if (!flag) refuse();
        return flag.value_or(false);
    }
    std::string text(std::string_view key) {
        const auto found = value(key);
        return found ? text_of(*found) : std::string();
    }
    std::string optional_text(std::string_view key) {
        const auto found = optional(key);
        return found ? text_of(*found) : std::string();
    }
    template <class AnId>
    AnId id(std::string_view key, std::string_view prefix) {
        AnId id(text(key));
        if (!id_well_formed(id.text, prefix)) refuse();
        return id;
    }
    template <class Enum>
    Enum word(std::string_view key) {
        const auto found = enum_of<Enum>(text(key));
        if (!found) refuse();
        return found.value_or(Enum{});
    }

private:
    std::int64_t whole_of(JsonView json, std::int64_t least, std::int64_t most) {
        const auto whole = json.whole(least, most);
        if (!whole) refuse();
        return whole.value_or(least);
    }
    /// No string may contain a NUL. [R17]
    std::string text_of(JsonView json) {
        const auto text = json.text();
        if (!text || text->find('\0') != std::string_view::npos) {
            refuse();
            return {};
        }
        return std::string(*text);
    }

    JsonView json_;
    bool sound_;
    std::size_t read_ = 0;
};

}  // namespace spacebetween
