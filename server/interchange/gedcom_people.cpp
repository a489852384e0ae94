// The people of a GEDCOM file: sex, birth, death, and a first name.
#include "server/interchange/gedcom_reading.hpp"
#include "server/interchange/withholding.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace spacebetween {
namespace {

std::string trimmed(std::string words) {
    const std::size_t start = words.find_first_not_of(" \t\n");
    if (start == std::string::npos) return {};
    return words.substr(start, words.find_last_not_of(" \t\n") + 1 - start);
}

std::string in_small_letters(std::string words) {
    for (char& c : words) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return words;
}

void read_sex(GedcomReading& reading, const GedcomPerson& person) {
    put(*person.record, "gender", std::string("unknown"));
    const auto place = reading.tree.first(person.place, "SEX");
    if (!place) return;
    const std::string sex = in_small_letters(trimmed(std::string(reading.tree.at(*place).value)));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> words{{
        {"", "unknown"},
        {"u", "unknown"},
        {"n", "unknown"},
        {"unknown", "unknown"},
        {"m", "male"},
        {"male", "male"},
        {"f", "female"},
        {"female", "female"},
        {"x", "other"},
    }};
    const auto found = std::find_if(words.begin(), words.end(), [&sex](const auto& each) {
        return each.first == sex;
    });
    if (found == words.end()) return;
    reading.tree.at(*place).used = true;
    put(*person.record, "gender", std::string(found->second));
}

/// A name as its line tells it: what stands before the surname, and whether there is a surname.
struct GivenName {
    std::string given;
    bool surname = false;
    bool slashes = false;
};

GivenName given_name(GedcomReading& reading, std::size_t place) {
    GivenName name;
    const std::string whole = reading.tree.words(place);
    const std::size_t slash = whole.find('/');
    name.slashes = slash != std::string::npos;
    name.given = trimmed(whole.substr(0, slash));
    if (name.slashes) {
        const std::size_t end = whole.find('/', slash + 1);
        name.surname = !trimmed(whole.substr(slash + 1, end - slash - 1)).empty();
        // Some peoples say the surname first: "/Mao/ Zedong".
        if (name.given.empty() && end != std::string::npos) {
            name.given = trimmed(whole.substr(end + 1));
        }
    }
    if (const auto given = reading.tree.first(place, "GIVN")) {
        const std::string words = trimmed(reading.tree.words(*given));
        if (!words.empty()) {
            name.given = words;
            name.slashes = true;
        }
    }
    for (const std::string_view tag : {"SURN", "SPFX", "NPFX", "NSFX"}) {
        for (const std::size_t part : reading.tree.below(place, tag)) {
            reading.tree.at(part).used = true;
            reading.withheld("INDI.NAME." + std::string(tag), part);
        }
    }
    return name;
}

void read_name(GedcomReading& reading, const GedcomPerson& person) {
    for (const std::size_t place : reading.tree.below(person.place, "NAME")) {
        GivenName name = given_name(reading, place);
        if (name.surname) reading.withheld("INDI.NAME surname", place);
        if (name.given.empty()) {
            const auto nickname = reading.tree.first(place, "NICK");
            if (nickname) name.given = trimmed(reading.tree.words(*nickname));
            name.slashes = true;
        }
        if (name.given.empty()) continue;
        // Without slashes nobody can tell where a surname begins.
        const bool first_only = !reading.ours && (person.living || !name.slashes);
        const std::string kept(first_only ? first_name(name.given) : name.given);
        if (kept != name.given) reading.withheld("INDI.NAME further names", place);
        if (!put_words(*person.record, "name", kept)) reading.repaired("name shortened", place);
        return;
    }
}

void read_birth(GedcomReading& reading, const GedcomPerson& person) {
    const auto place = reading.tree.first(person.place, "BIRT");
    if (!place) return;
    reading.tree.at(*place).used = true;
    auto date = read_date_below(reading, *place);
    if (!date) return;
    if (person.living && only_years(*date) != *date) {
        reading.withheld("INDI.BIRT.DATE", *reading.tree.first(*place, "DATE"));
        date = only_years(*date);
    }
    put(*person.record, "birth", *date);
}

bool tells_of_stillbirth(const GedcomReading& reading, std::size_t death) {
    for (const std::string_view tag : {"AGE", "CAUS", "TYPE"}) {
        const auto place = reading.tree.first(death, tag);
        if (!place) continue;
        const std::string words =
            in_small_letters(trimmed(std::string(reading.tree.at(*place).value)));
        if (words == "stillborn" || words == "stillbirth") {
            reading.tree.at(*place).used = true;
            return true;
        }
    }
    return false;
}

void read_death(GedcomReading& reading, const GedcomPerson& person) {
    const GedcomTree& tree = reading.tree;
    const auto place = tree.first(person.place, "DEAT");
    const bool buried = tree.first(person.place, "BURI") || tree.first(person.place, "CREM");
    if (place || buried) put(*person.record, "life", std::string("died"));
    if (!place) return;
    const std::string_view value = tree.at(*place).value;
    if (value.empty() || value == "Y" || value == "y") tree.at(*place).used = true;
    if (const auto date = read_date_below(reading, *place)) put(*person.record, "death", *date);
    if (tells_of_stillbirth(reading, *place)) {
        put(*person.record, "pregnancy_outcome", std::string("stillbirth"));
    }
}

/// What did not come to a birth is often an event with a type in words.
void read_outcome(GedcomReading& reading, const GedcomPerson& person) {
    for (const std::size_t place : reading.tree.below(person.place, "EVEN")) {
        const auto type = reading.tree.first(place, "TYPE");
        if (!type) continue;
        const std::string word =
            in_small_letters(trimmed(std::string(reading.tree.at(*type).value)));
        const std::string outcome = word == "stillborn" ? "stillbirth" : word;
        if (outcome != "stillbirth" && outcome != "miscarriage" && outcome != "termination") {
            continue;
        }
        put_choice(*person.record, "pregnancy_outcome", outcome);
        reading.tree.at(place).used = true;
        reading.tree.at(*type).used = true;
    }
}

}  // namespace

void read_gedcom_people(GedcomReading& reading) {
    for (const GedcomPerson& person : reading.people) {
        put(*person.record, "kind", std::string("person"));
        read_sex(reading, person);
        read_birth(reading, person);
        read_death(reading, person);
        read_outcome(reading, person);
        read_name(reading, person);
        read_own_fields(reading, person.place, *person.record);
    }
}

}  // namespace spacebetween
