// Reads people and families of a GEDCOM file, as much as a layout needs of it.
#include "tests/layout/gedcom.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace spacebetween::layout {
namespace {

/// The file's text in one byte a character: enough for tags, ids and dates.
std::string narrow_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (text.starts_with("\xFF\xFE")) {
        std::string narrow;
        for (std::size_t at = 2; at + 1 < text.size(); at += 2)
            narrow += text[at];
        text = narrow;
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    std::replace(text.begin(), text.end(), '\r', '\n');
    return text;
}

Day day_of(const std::string& date) {
    constexpr std::array<const char*, 12>
        months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    std::istringstream words(date);
    Day year = day_unknown, month = 0, day = 0;
    for (std::string word; words >> word;) {
        const auto named = std::find(months.begin(), months.end(), word);
        if (named != months.end()) {
            month = named - months.begin() + 1;
        } else if (word[0] >= '0' && word[0] <= '9') {
            const Day number = std::atoi(word.c_str());
            if (word.size() > 2) {
                if (year == day_unknown) year = number;
            } else {
                day = number;
            }
        }
    }
    return year == day_unknown ? year : (year * 100 + month) * 100 + (month == 0 ? 0 : day);
}

class Reader {
public:
    Relatives read(const std::string& text) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
            take(line);
        family_.unions = std::move(unions_);
        return std::move(family_);
    }

private:
    At person(const std::string& id) {
        const auto [at, fresh] = people_.try_emplace(id, family_.people.size());
        if (fresh) {
            family_.people.emplace_back();
            family_.people.back().id = id;
        }
        return at->second;
    }

    void take(const std::string& line) {
        std::istringstream words(line);
        std::string level, tag, value;
        words >> level >> tag;
        std::getline(words >> std::ws, value);
        while (!value.empty() && value.back() == ' ')
            value.pop_back();
        if (level == "0") return begin(tag, value);
        if (level == "1") event_ = tag;
        if (of_ == Of::person) take_person(level, tag, value);
        if (of_ == Of::family) take_family(level, tag, value);
    }

    void begin(const std::string& id, const std::string& kind) {
        of_ = Of::other;
        if (kind.starts_with("INDI")) {
            of_ = Of::person;
            at_ = person(id);
        } else if (kind.starts_with("FAM") && kind != "FAMILY") {
            of_ = Of::family;
            unions_.emplace_back();
            unions_.back().id = id;
            unions_.back().order = static_cast<int>(unions_.size());
        }
    }

    void take_person(const std::string& level, const std::string& tag, const std::string& value) {
        Person& person = family_.people[at_];
        if (level == "1" && tag == "SEX") {
            person.gender = value == "M"   ? Gender::male
                            : value == "F" ? Gender::female
                                           : Gender::unknown;
        }
        if (level == "2" && tag == "DATE" && event_ == "BIRT" && person.birth == day_unknown) {
            person.birth = day_of(value);
        }
    }

    void take_family(const std::string& level, const std::string& tag, const std::string& value) {
        Union& joined = unions_.back();
        if (level == "2" && tag == "DATE" && event_ == "MARR") joined.since = day_of(value);
        if (level != "1" || value.size() < 3) return;
        if (tag == "HUSB" || tag == "WIFE") joined.partners.push_back(person(value));
        if (tag != "CHIL") return;
        Parentage link;
        link.child = person(value);
        link.parents = unions_.size() - 1;
        link.order = static_cast<int>(family_.parentages.size());
        link.id = joined.id + value;
        family_.parentages.push_back(link);
    }

    enum class Of { other, person, family };
    Relatives family_;
    std::vector<Union> unions_;
    std::map<std::string, At> people_;
    Of of_ = Of::other;
    At at_ = 0;
    std::string event_;
};

}  // namespace

Relatives read_gedcom(const std::filesystem::path& path) {
    return Reader().read(narrow_text(path));
}

std::vector<std::filesystem::path> corpus() {
    const char* told = std::getenv("SPACEBETWEEN_CORPUS");
    const std::filesystem::path beside = SPACEBETWEEN_ROOT "/../shared/corpus";
    const std::filesystem::path folder = told != nullptr ? std::filesystem::path(told) : beside;
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".ged") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::filesystem::path corpus_file(const std::string& name) {
    for (const auto& file : corpus()) {
        if (file.filename() == name) return file;
    }
    return {};
}

}  // namespace spacebetween::layout
