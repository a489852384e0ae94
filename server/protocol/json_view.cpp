// Looking at a value that came through the door: by kind and range, never by conversion.
#include "server/protocol/json_door.hpp"

namespace spacebetween {

JsonKind JsonView::kind() const { return doc_->nodes_[at_].kind; }

std::optional<bool> JsonView::flag() const {
    if (!is(JsonKind::flag)) return std::nullopt;
    return doc_->nodes_[at_].flag;
}

std::optional<std::int64_t> JsonView::whole(std::int64_t least, std::int64_t most) const {
    if (!is(JsonKind::whole)) return std::nullopt;
    const auto value = doc_->nodes_[at_].whole;
    if (value < least || value > most) return std::nullopt;
    return value;
}

std::optional<double> JsonView::number() const {
    const auto& node = doc_->nodes_[at_];
    if (node.kind == JsonKind::whole) return static_cast<double>(node.whole);
    if (node.kind != JsonKind::number) return std::nullopt;
    return node.number == 0 ? 0.0 : node.number;
}

std::optional<std::string_view> JsonView::text() const {
    if (!is(JsonKind::text)) return std::nullopt;
    return doc_->words(doc_->nodes_[at_].text);
}

std::size_t JsonView::size() const { return doc_->nodes_[at_].size; }

std::optional<JsonView> JsonView::find(std::string_view key) const {
    if (!is(JsonKind::object)) return std::nullopt;
    for (const auto value : *this) {
        if (value.key() == key) return value;
    }
    return std::nullopt;
}

std::string_view JsonView::key() const { return doc_->words(doc_->nodes_[at_].key); }

JsonView::Iterator& JsonView::Iterator::operator++() {
    at_ = doc_->nodes_[at_].end;
    return *this;
}

JsonView::Iterator JsonView::begin() const { return {*doc_, at_ + 1}; }

JsonView::Iterator JsonView::end() const { return {*doc_, doc_->nodes_[at_].end}; }

}  // namespace spacebetween
