// The one door for JSON: text comes in, and only what keeps every limit is ever looked at.
#pragma once

#include "server/base/result.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

struct DoorLimits {
    std::size_t bytes = 0;
    std::size_t depth = 0;
    std::size_t tokens = 0;
    std::size_t keys = 0;  // of one object
    std::size_t string_bytes = 0;
};

/// For what comes from outside.
DoorLimits door_limits(const Limits& limits);

/// Why a text was not let in. [R11]
enum class DoorFault : std::uint8_t {
    bytes,
    form,
    depth,
    tokens,
    keys,
    key_twice,
    key_form,
    string
};

enum class JsonKind : std::uint8_t { nothing, flag, whole, number, text, array, object };

class JsonDoc;

/// One value of a document, which must outlive it. Every getter answers nothing when the value is
/// of another kind or out of range: nothing is ever converted.
class JsonView {
public:
    [[nodiscard]] JsonKind kind() const;
    [[nodiscard]] bool is(JsonKind kind) const { return this->kind() == kind; }

    [[nodiscard]] std::optional<bool> flag() const;
    /// A number written without fraction and exponent.
    [[nodiscard]] std::optional<std::int64_t> whole(std::int64_t least, std::int64_t most) const;
    /// Any number; it is finite, and never -0.
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::string_view> text() const;

    /// Of an array or object, and 0 of anything else.
    [[nodiscard]] std::size_t size() const;
    /// The value under this key; nothing when there is none or this is no object.
    [[nodiscard]] std::optional<JsonView> find(std::string_view key) const;
    /// The key that this value stands under; empty in an array.
    [[nodiscard]] std::string_view key() const;

    class Iterator {
    public:
        using value_type = JsonView;
        using difference_type = std::ptrdiff_t;
        JsonView operator*() const { return {*doc_, at_}; }
        Iterator& operator++();
        void operator++(int) { ++*this; }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

    private:
        friend class JsonView;
        Iterator(const JsonDoc& doc, std::uint32_t at) : doc_(&doc), at_(at) {}
        const JsonDoc* doc_;
        std::uint32_t at_;
    };

    /// The values of an array or object; none of anything else.
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

private:
    friend class JsonDoc;
    JsonView(const JsonDoc& doc, std::uint32_t at) : doc_(&doc), at_(at) {}

    const JsonDoc* doc_;
    std::uint32_t at_;
};

/// The values of a text in the order they stand, in one flat list: nothing in it can be nested so
/// deep, or destroyed so slowly, that it would matter.
class JsonDoc {
public:
    /// Limits are kept while reading: what passes one is not read to its end.
    static Result<JsonDoc, DoorFault> read(std::string_view text, const DoorLimits& limits);

    /// The views of a document must not outlive it, nor its being moved.
    [[nodiscard]] JsonView root() const { return {*this, 0}; }

private:
    friend class JsonView;
    friend class JsonReader;

    struct Slice {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };

    struct Node {
        JsonKind kind = JsonKind::nothing;
        bool flag = false;
        std::uint32_t end = 0;   // the index behind this value and all within it
        std::uint32_t size = 0;  // of an array or object
        Slice key;
        Slice text;
        std::int64_t whole = 0;
        double number = 0;
    };

    [[nodiscard]] std::string_view words(Slice slice) const {
        return std::string_view(words_).substr(slice.at, slice.size);
    }

    std::vector<Node> nodes_;
    std::string words_;  // all keys and strings, one behind the other
};

}  // namespace spacebetween
