// The one door for JSON: reading a text into a flat list, within its limits.
#include "server/protocol/json_door.hpp"

#include "server/base/utf8.hpp"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t bytes_per_value = 12;  // usually

}  // namespace

/// What RapidJSON's reader tells, value by value; it answers whether to go on.
class JsonReader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonReader> {
public:
    JsonReader(JsonDoc& doc, const DoorLimits& limits) : doc_(doc), limits_(limits) {}

    [[nodiscard]] DoorFault fault() const { return fault_; }

    /// One value, and nothing behind it.
    bool read(std::string_view text) {
        // Not calling itself for what is nested. The library's own way to make numbers of digits is
        // wrong for some that are too large (18446744073709551616e308), so it hands over the
        // digits.
        constexpr unsigned how =
            rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
        rapidjson::MemoryStream stream(text.data(), text.size());
        // The stream ends at a zero byte too, which no text may have.
        return !rapidjson::Reader().Parse<how>(stream, *this).IsError() &&
               stream.Tell() == text.size();
    }

    // NOLINTBEGIN(readability-identifier-naming): the library calls them so.
    bool Null() { return add(JsonKind::nothing) != nullptr; }
    bool Bool(bool value) { return put(JsonKind::flag, &JsonDoc::Node::flag, value); }
    bool RawNumber(const char* digits, rapidjson::SizeType size, bool /*copy*/) {
        const char* const end = digits + size;
        std::int64_t whole = 0;
        const auto read = std::from_chars(digits, end, whole);
        if (read.ec == std::errc{} && read.ptr == end)
            return put(JsonKind::whole, &JsonDoc::Node::whole, whole);
        double value = 0;
        if (std::from_chars(digits, end, value).ec != std::errc{}) {
            // Too large, which is no number, or so small that it is told from nothing only here.
            value = std::strtod(std::string(digits, end).c_str(), nullptr);
        }
        if (!std::isfinite(value)) return refuse(DoorFault::form);
        return put(JsonKind::number, &JsonDoc::Node::number, value);
    }
    bool String(const char* words, rapidjson::SizeType size, bool /*copy*/) {
        const std::string_view value(words, size);
        if (!valid_utf8(value)) return refuse(DoorFault::form);
        if (size > limits_.string_bytes) return refuse(DoorFault::string);
        return put(JsonKind::text, &JsonDoc::Node::text, keep(value));
    }
    bool StartObject() { return open(JsonKind::object); }
    bool Key(const char* words, rapidjson::SizeType size, bool /*copy*/) {
        return key({words, size});
    }
    bool EndObject(rapidjson::SizeType /*size*/) { return close(); }
    bool StartArray() { return open(JsonKind::array); }
    bool EndArray(rapidjson::SizeType /*size*/) { return close(); }
    // NOLINTEND(readability-identifier-naming)

private:
    bool key(std::string_view name) {
        if (!valid_utf8(name)) return refuse(DoorFault::form);
        if (name.empty() || name.size() > key_bytes_max) return refuse(DoorFault::key_form);
        const auto keys = doc_.nodes_[open_.back()].size;
        if (keys >= limits_.keys) return refuse(DoorFault::keys);
        // Keys are few, so that looking at each is quicker than a set of them.
        auto at = open_.back() + 1;
        for (std::size_t i = 0; i < keys; ++i, at = doc_.nodes_[at].end) {
            if (doc_.words(doc_.nodes_[at].key) == name) return refuse(DoorFault::key_twice);
        }
        key_ = keep(name);
        return true;
    }

    bool refuse(DoorFault fault) {
        fault_ = fault;
        return false;
    }

    template <class Value>
    bool put(JsonKind kind, Value JsonDoc::Node::* place, Value value) {
        auto* node = add(kind);
        if (node != nullptr) node->*place = value;
        return node != nullptr;
    }

    JsonDoc::Node* add(JsonKind kind) {
        if (doc_.nodes_.size() >= limits_.tokens) {
            fault_ = DoorFault::tokens;
            return nullptr;
        }
        if (!open_.empty()) ++doc_.nodes_[open_.back()].size;
        auto& node = doc_.nodes_.emplace_back();
        node.kind = kind;
        node.key = std::exchange(key_, {});
        node.end = static_cast<std::uint32_t>(doc_.nodes_.size());
        return &node;
    }

    bool open(JsonKind kind) {
        if (open_.size() >= limits_.depth) return refuse(DoorFault::depth);
        if (add(kind) == nullptr) return false;
        open_.push_back(static_cast<std::uint32_t>(doc_.nodes_.size() - 1));
        return true;
    }

    bool close() {
        doc_.nodes_[open_.back()].end = static_cast<std::uint32_t>(doc_.nodes_.size());
        open_.pop_back();
        return true;
    }

    JsonDoc::Slice keep(std::string_view words) {
        const JsonDoc::Slice slice{
            .at = static_cast<std::uint32_t>(doc_.words_.size()),
            .size = static_cast<std::uint32_t>(words.size())
        };
        doc_.words_ += words;
        return slice;
    }

    JsonDoc& doc_;
    const DoorLimits& limits_;
    std::vector<std::uint32_t> open_;  // the arrays and objects we are in
    JsonDoc::Slice key_;               // read, and waiting for its value
    DoorFault fault_ = DoorFault::form;
};

DoorLimits door_limits(const Limits& limits) {
    return DoorLimits{
        .bytes = limits.frame_bytes,
        .depth = limits.json_depth,
        .tokens = limits.json_tokens,
        .keys = limits.json_keys,
        .string_bytes = limits.json_string_bytes
    };
}

Result<JsonDoc, DoorFault> JsonDoc::read(std::string_view text, const DoorLimits& limits) {
    if (text.size() > limits.bytes) return DoorFault::bytes;
    JsonDoc doc;
    doc.words_.reserve(text.size());
    doc.nodes_.reserve(std::min(limits.tokens, text.size() / bytes_per_value));
    JsonReader reader(doc, limits);
    if (!reader.read(text)) return reader.fault();
    return doc;
}

}  // namespace spacebetween
