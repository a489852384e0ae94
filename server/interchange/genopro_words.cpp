// Words of several parts, such as AbuseSexual, found by the set of their parts.
#include "server/interchange/genopro_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace spacebetween {
namespace {

/// "AbuseSexual" is "abuse sexual": its parts in small letters, sorted.
std::string parts_of(std::string_view word) {
    std::vector<std::string> parts;
    for (const char c : word) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z');
        if (upper || (letter && parts.empty())) parts.emplace_back();
        if (letter) {
            parts.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (!parts.empty() && !parts.back().empty()) {
            parts.emplace_back();
        }
    }
    std::sort(parts.begin(), parts.end());
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        all += all.empty() ? part : ' ' + part;
    }
    return all;
}

using Pair = std::pair<std::string_view, std::string_view>;

template <std::size_t Count>
std::string_view found_in(const std::array<Pair, Count>& table, std::string_view word) {
    const std::string parts = parts_of(word);
    const auto found = std::find_if(table.begin(), table.end(), [&parts](const Pair& each) {
        return each.first == parts;
    });
    return found == table.end() ? std::string_view{} : found->second;
}

}  // namespace

std::string_view bond_of_genopro(std::string_view link) {
    constexpr std::array<Pair, 42> bonds{{
        {"normal", "connected"},
        {"plain", "connected"},
        {"harmony", "harmonious"},
        {"harmonious", "harmonious"},
        {"close", "close"},
        {"friendship", "close"},
        {"best friends", "very_close"},
        {"close very", "very_close"},
        {"fused", "fused"},
        {"love", "love"},
        {"in love", "in_love"},
        {"spiritual", "spiritual"},
        {"distant", "distant"},
        {"apathetic", "indifferent"},
        {"indifferent", "indifferent"},
        {"met never", "never_met"},
        {"cutoff", "cut_off"},
        {"cut off", "cut_off"},
        {"cutoff repaired", "cut_off_repaired"},
        {"cut off repaired", "cut_off_repaired"},
        {"discord", "discord"},
        {"hate", "hate"},
        {"distrust", "distrust"},
        {"hostile", "hostile"},
        {"distant hostile", "distant_hostile"},
        {"close hostile", "close_hostile"},
        {"fused hostile", "fused_hostile"},
        {"abuse emotional", "emotional_harm"},
        {"abuse physical", "physical_harm"},
        {"abuse sexual", "sexual_harm"},
        {"abuse neglect", "neglect"},
        {"neglect", "neglect"},
        {"abuse", "harm"},
        {"controlling", "controlling"},
        {"manipulative", "manipulative"},
        {"jealous", "jealous"},
        {"focused on", "focused_on"},
        {"focused negatively on", "focused_on_negatively"},
        {"focused", "focused_on"},
        {"admirer fan", "admires"},
        {"limerence", "limerence"},
        {"caretaker", "cares_for"},
    }};
    return found_in(bonds, link);
}

GenoProUnion union_of_genopro(std::string_view relation) {
    constexpr std::array<std::pair<std::string_view, GenoProUnion>, 19> unions{{
        {"", {"married", ""}},
        {"marriage", {"married", ""}},
        {"married", {"married", ""}},
        {"divorce", {"married", "divorced"}},
        {"separation", {"married", "separated"}},
        {"fact in separation", {"married", "separated"}},
        {"legal separation", {"married", "legally_separated"}},
        {"annulment", {"married", "annulled"}},
        {"nullity", {"married", "annulled"}},
        {"widowed", {"married", "widowed"}},
        {"engagement", {"engaged", ""}},
        {"cohabitation", {"cohabiting", ""}},
        {"cohabitation separation", {"cohabiting", "separated"}},
        {"and cohabitation separation", {"cohabiting", "separated"}},
        {"casual relationship", {"dating", ""}},
        {"dating", {"dating", ""}},
        {"affair love", {"affair", ""}},
        {"night one stand", {"one_time", ""}},
        {"rape", {"nonconsensual", ""}},
    }};
    const std::string parts = parts_of(relation);
    const auto found = std::find_if(unions.begin(), unions.end(), [&parts](const auto& each) {
        return each.first == parts;
    });
    return found == unions.end() ? GenoProUnion{} : found->second;
}

std::string_view link_of_genopro(std::string_view link) {
    constexpr std::array<Pair, 5> links{{
        {"biological", "birth"},
        {"adopted", "adoptive"},
        {"foster", "foster"},
        {"step", "step"},
        {"surrogate", "surrogate"},
    }};
    return found_in(links, link);
}

}  // namespace spacebetween
