// The one door for JSON: reading a text into a flat list, within its limits.
#include "server/protocol/json_door.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::size_t key_bytes_max = 64;
constexpr std::size_t bytes_per_value = 12;  // usually
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

/// What nlohmann's parser tells, value by value; it answers whether to go on.
class JsonReader {
public:
    using Lexed = nlohmann::json;

    JsonReader(JsonDoc& doc, const DoorLimits& limits) : doc_(doc), limits_(limits) {}

    [[nodiscard]] DoorFault fault() const { return fault_; }

    bool null() { return add(JsonKind::nothing) != nullptr; }
    bool boolean(bool value) {
        auto* node = add(JsonKind::flag);
        if (node != nullptr) node->flag = value;
        return node != nullptr;
    }
    bool number_integer(Lexed::number_integer_t value) {
        auto* node = add(JsonKind::whole);
        if (node != nullptr) node->whole = value;
        return node != nullptr;
    }
    bool number_unsigned(Lexed::number_unsigned_t value) {
        if (std::in_range<std::int64_t>(value)) {
            return number_integer(static_cast<std::int64_t>(value));
        }
        return add_number(static_cast<double>(value));
    }
    bool number_float(Lexed::number_float_t value, const std::string& /*as_written*/) {
        return add_number(value);
    }
    bool string(const std::string& value) {
        if (value.size() > limits_.string_bytes) return refuse(DoorFault::string);
        auto* node = add(JsonKind::text);
        if (node != nullptr) node->text = keep(value);
        return node != nullptr;
    }
    bool binary(const Lexed::binary_t& /*value*/) { return refuse(DoorFault::form); }

    bool start_object(std::size_t /*size*/) { return open(JsonKind::object); }
    bool end_object() { return close(); }
    bool start_array(std::size_t /*size*/) { return open(JsonKind::array); }
    bool end_array() { return close(); }

    bool key(const std::string& name) {
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

    bool parse_error(
        std::size_t /*position*/,
        const std::string& /*token*/,
        const Lexed::exception& /*why*/
    ) {
        return refuse(DoorFault::form);
    }

private:
    bool refuse(DoorFault fault) {
        fault_ = fault;
        return false;
    }

    bool add_number(double value) {
        auto* node = add(JsonKind::number);
        if (node != nullptr) node->number = value;
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

    JsonDoc::Slice keep(const std::string& words) {
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
    if (text.starts_with(byte_order_mark)) return DoorFault::form;
    // nlohmann takes a zero byte for the end of the text, whatever stands behind it.
    if (text.find('\0') != std::string_view::npos) return DoorFault::form;
    JsonDoc doc;
    doc.words_.reserve(text.size());
    doc.nodes_.reserve(std::min(limits.tokens, text.size() / bytes_per_value));
    JsonReader reader(doc, limits);
    if (!nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &reader)) {
        return reader.fault();
    }
    return doc;
}

}  // namespace spacebetween
