// The one door for JSON: reading a text into a flat list, within its limits.
#include "server/protocol/json_door.hpp"

#include <boost/json/basic_parser_impl.hpp>

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

/// What Boost's parser tells, value by value; it answers whether to go on.
class JsonReader {
public:
    using Words = boost::json::string_view;
    using Error = boost::json::error_code;

    // What these limit, the door limits itself, with a fault for each.
    static constexpr std::size_t max_object_size = SIZE_MAX;
    static constexpr std::size_t max_array_size = SIZE_MAX;
    static constexpr std::size_t max_key_size = SIZE_MAX;
    static constexpr std::size_t max_string_size = SIZE_MAX;

    JsonReader(JsonDoc& doc, const DoorLimits& limits) : doc_(doc), limits_(limits) {}

    [[nodiscard]] DoorFault fault() const { return fault_; }

    static bool on_document_begin(Error& /*error*/) { return true; }
    static bool on_document_end(Error& /*error*/) { return true; }
    bool on_object_begin(Error& error) { return went(open(JsonKind::object), error); }
    bool on_object_end(std::size_t /*size*/, Error& /*error*/) { return close(); }
    bool on_array_begin(Error& error) { return went(open(JsonKind::array), error); }
    bool on_array_end(std::size_t /*size*/, Error& /*error*/) { return close(); }

    bool on_key_part(Words words, std::size_t size, Error& error) {
        return went(size <= key_bytes_max || refuse(DoorFault::key_form), error) && keep(words);
    }
    bool on_key(Words words, std::size_t size, Error& error) {
        return on_key_part(words, size, error) && went(key(kept()), error);
    }
    bool on_string_part(Words words, std::size_t size, Error& error) {
        return went(size <= limits_.string_bytes || refuse(DoorFault::string), error) &&
               keep(words);
    }
    bool on_string(Words words, std::size_t size, Error& error) {
        return on_string_part(words, size, error) &&
               went(put(JsonKind::text, &JsonDoc::Node::text, kept()), error);
    }
    /// Not called, for the text comes in one piece.
    static bool on_number_part(Words /*digits*/, Error& /*error*/) { return true; }
    bool on_int64(std::int64_t value, Words /*digits*/, Error& error) {
        return went(put(JsonKind::whole, &JsonDoc::Node::whole, value), error);
    }
    bool on_uint64(std::uint64_t value, Words /*digits*/, Error& error) {
        return went(put_number(static_cast<double>(value)), error);
    }
    // The parser's own value is not always the nearest.
    bool on_double(double /*near*/, Words digits, Error& error) {
        return went(put_number(number_of(digits)), error);
    }
    bool on_bool(bool value, Error& error) {
        return went(put(JsonKind::flag, &JsonDoc::Node::flag, value), error);
    }
    bool on_null(Error& error) { return went(add(JsonKind::nothing) != nullptr, error); }
    static bool on_comment_part(Words /*words*/, Error& /*error*/) { return false; }
    static bool on_comment(Words /*words*/, Error& /*error*/) { return false; }

private:
    /// The parser stops where there is an error, and wants one when it is told to stop.
    static bool went(bool well, Error& error) {
        if (!well) error = boost::json::error::syntax;
        return well;
    }

    static double number_of(Words digits) {
        const char* const end = digits.data() + digits.size();
        double value = 0;
        if (std::from_chars(digits.data(), end, value).ec == std::errc{}) return value;
        // Too large, which is no number, or so small that it is told from nothing only here.
        return std::strtod(std::string(digits.data(), end).c_str(), nullptr);
    }

    bool key(JsonDoc::Slice slice) {
        const std::string_view name = doc_.words(slice);
        if (name.empty()) return refuse(DoorFault::key_form);
        const auto keys = doc_.nodes_[open_.back()].size;
        if (keys >= limits_.keys) return refuse(DoorFault::keys);
        // Keys are few, so that looking at each is quicker than a set of them.
        auto at = open_.back() + 1;
        for (std::size_t i = 0; i < keys; ++i, at = doc_.nodes_[at].end) {
            if (doc_.words(doc_.nodes_[at].key) == name) return refuse(DoorFault::key_twice);
        }
        key_ = slice;
        return true;
    }

    bool refuse(DoorFault fault) {
        fault_ = fault;
        return false;
    }

    bool put_number(double value) {
        return std::isfinite(value) ? put(JsonKind::number, &JsonDoc::Node::number, value)
                                    : refuse(DoorFault::form);
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

    /// A key or string with escapes comes in parts.
    bool keep(Words words) {
        doc_.words_.append(words.data(), words.size());
        return true;
    }

    /// All that was kept since this was last asked: one whole key or string.
    JsonDoc::Slice kept() {
        const auto end = static_cast<std::uint32_t>(doc_.words_.size());
        const JsonDoc::Slice slice{.at = taken_, .size = end - taken_};
        taken_ = end;
        return slice;
    }

    JsonDoc& doc_;
    const DoorLimits& limits_;
    std::vector<std::uint32_t> open_;  // the arrays and objects we are in
    JsonDoc::Slice key_;               // read, and waiting for its value
    std::uint32_t taken_ = 0;          // how many of the words have their slice
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
    boost::json::parse_options options;
    options.max_depth = limits.depth + 1;  // the reader refuses before
    boost::json::basic_parser<JsonReader> parser(options, doc, limits);
    JsonReader::Error error;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (error || read != text.size()) return parser.handler().fault();
    return doc;
}

}  // namespace spacebetween
