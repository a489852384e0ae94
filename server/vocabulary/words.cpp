// Finds words and fills their slots.
#include "server/vocabulary/words.hpp"

#include "server/vocabulary/word_table.hpp"

#include <algorithm>

namespace spacebetween {

std::string_view word(std::string_view key) {
    const auto table = word_table();
    const auto found = std::ranges::lower_bound(table, key, {}, &Slot::first);
    return found != table.end() && found->first == key ? found->second : key;
}

std::string say(std::string_view key, std::initializer_list<Slot> slots) {
    const std::string_view sentence = word(key);
    std::string said;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const auto open = sentence.find('{', at);
        const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        const auto name = sentence.substr(open + 1, close - open - 1);
        const auto* const slot = std::ranges::find(slots, name, &Slot::first);
        said += sentence.substr(at, open - at);
        said += slot == slots.end() ? sentence.substr(open, close - open + 1) : slot->second;
        at = close + 1;
    }
    said += sentence.substr(at);
    return said;
}

}  // namespace spacebetween
