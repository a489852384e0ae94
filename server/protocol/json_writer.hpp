// JSON as we write it: no white space, each value straight into one string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace spacebetween {

/// Appends values to a string that belongs to somebody else and may hold something already. Commas
/// are put where they belong; that brackets match and keys have values is the caller's duty.
///
/// What is written is canonical: a given value has one form. [R16]
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out), start_(out.size()) {}

    JsonWriter& open_object() { return bracket('{'); }
    JsonWriter& close_object() {
        out_ += '}';
        return *this;
    }
    JsonWriter& open_array() { return bracket('['); }
    JsonWriter& close_array() {
        out_ += ']';
        return *this;
    }

    /// A word of ours that needs no escape.
    JsonWriter& key(std::string_view word);
    /// A word of ours that needs no escape: an id, an enumerator.
    JsonWriter& word(std::string_view word);
    /// Anybody's words; they must be UTF-8.
    JsonWriter& text(std::string_view words);
    JsonWriter& whole(std::int64_t value);
    /// Must be finite.
    JsonWriter& number(double value);
    JsonWriter& flag(bool value);
    JsonWriter& null();

    /// Values written elsewhere, as they are.
    JsonWriter& raw(std::string_view json);

private:
    JsonWriter& bracket(char open) {
        comma();
        out_ += open;
        return *this;
    }
    JsonWriter& quoted(std::string_view word, std::string_view behind);
    /// After a complete value; no value ends in one of these three.
    [[nodiscard]] bool needs_comma() const {
        if (out_.size() == start_) return false;
        const char last = out_.back();
        return last != '{' && last != '[' && last != ':';
    }
    void comma() {
        if (needs_comma()) out_ += ',';
    }

    std::string& out_;
    std::size_t start_;
};

}  // namespace spacebetween
