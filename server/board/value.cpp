// Sets of references and shared words.
#include "server/board/value.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

TextValue::TextValue() {
    static const auto none = std::make_shared<const std::string>();
    words_ = none;
}

TextValue::TextValue(std::string words, int tv)
    : words_(std::make_shared<const std::string>(std::move(words))),
      tv_(tv) {}

RefSet::RefSet(std::vector<RecordId> ids) : ids_(std::move(ids)) {
    std::sort(ids_.begin(), ids_.end());
    ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
}

bool RefSet::add(const RecordId& id) {
    const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (place != ids_.end() && *place == id) {
        return false;
    }
    ids_.insert(place, id);
    return true;
}

bool RefSet::remove(const RecordId& id) {
    const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
    if (place == ids_.end() || *place != id) {
        return false;
    }
    ids_.erase(place);
    return true;
}

bool RefSet::contains(const RecordId& id) const {
    return std::binary_search(ids_.begin(), ids_.end(), id);
}

}  // namespace spacebetween
