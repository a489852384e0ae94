// The one door for JSON: reading a text into a flat list, within its limits.
#include "server/protocol/json_door.hpp"

#include "server/protocol/json_scanner.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t bytes_per_value = 12;  // usually
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

/// Puts the values into their list one by one; each step answers whether to go on.
class JsonReader {
public:
    JsonReader(std::string_view text, JsonDoc& doc, const DoorLimits& limits)
        : scanner_(text, doc.words_),
          doc_(doc),
          limits_(limits) {}

    [[nodiscard]] DoorFault fault() const { return fault_; }

    /// One value, and nothing behind it.
    bool read() {
        if (!value(scan())) return false;
        while (!open_.empty()) {
            if (!go_on()) return false;
        }
        return scan() == JsonToken::end || refuse(DoorFault::form);
    }

private:
    JsonToken scan() {
        words_at_ = doc_.words_.size();
        return scanner_.next();
    }

    /// What stands next in the innermost array or object: its end, or one more value.
    bool go_on() {
        const auto& inside = doc_.nodes_[open_.back()];
        const bool object = inside.kind == JsonKind::object;
        const bool first = inside.size == 0;
        JsonToken token = scan();
        if (token == (object ? JsonToken::close_object : JsonToken::close_array)) return close();
        if (!first) {
            if (token != JsonToken::comma) return refuse(DoorFault::form);
            token = scan();
        }
        if (object) {
            if (token != JsonToken::text) return refuse(DoorFault::form);
            if (!key()) return false;
            if (scan() != JsonToken::colon) return refuse(DoorFault::form);
            token = scan();
        }
        return value(token);
    }

    bool value(JsonToken token) {
        switch (token) {
            case JsonToken::open_object:
                return open(JsonKind::object);
            case JsonToken::open_array:
                return open(JsonKind::array);
            case JsonToken::null:
                return add(JsonKind::nothing) != nullptr;
            case JsonToken::yes:
            case JsonToken::no:
                return put(JsonKind::flag, &JsonDoc::Node::flag, token == JsonToken::yes);
            case JsonToken::whole:
                return put(JsonKind::whole, &JsonDoc::Node::whole, scanner_.whole());
            case JsonToken::number:
                return put(JsonKind::number, &JsonDoc::Node::number, scanner_.number());
            case JsonToken::text:
                if (scanned().size > limits_.string_bytes) return refuse(DoorFault::string);
                return put(JsonKind::text, &JsonDoc::Node::text, scanned());
            case JsonToken::end:
            case JsonToken::fault:
            case JsonToken::close_object:
            case JsonToken::close_array:
            case JsonToken::colon:
            case JsonToken::comma:
                break;
        }
        return refuse(DoorFault::form);
    }

    bool key() {
        const JsonDoc::Slice slice = scanned();
        if (slice.size == 0 || slice.size > key_bytes_max) return refuse(DoorFault::key_form);
        const auto keys = doc_.nodes_[open_.back()].size;
        if (keys >= limits_.keys) return refuse(DoorFault::keys);
        const std::string_view name = doc_.words(slice);
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

    /// What the last scan added to the words.
    [[nodiscard]] JsonDoc::Slice scanned() const {
        return {
            .at = static_cast<std::uint32_t>(words_at_),
            .size = static_cast<std::uint32_t>(doc_.words_.size() - words_at_)
        };
    }

    JsonScanner scanner_;
    JsonDoc& doc_;
    const DoorLimits& limits_;
    std::vector<std::uint32_t> open_;  // the arrays and objects we are in
    std::size_t words_at_ = 0;
    JsonDoc::Slice key_;  // read, and waiting for its value
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
    if (text.starts_with(byte_order_mark)) return DoorFault::form;
    JsonDoc doc;
    doc.words_.reserve(text.size());
    doc.nodes_.reserve(std::min(limits.tokens, text.size() / bytes_per_value));
    JsonReader reader(text, doc, limits);
    if (!reader.read()) return reader.fault();
    return doc;
}

}  // namespace spacebetween
