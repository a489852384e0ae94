// One map that everybody in the room works on at once: moves, names, bonds, people who come and go.
#include "tests/bench/baseline.hpp"
#include "tests/bench/measured.hpp"
#include "tests/bench/modes.hpp"

#include <nlohmann/json.hpp>

#include <random>

namespace bench {
namespace {

constexpr std::size_t people_each = 5;  // of one couple: itself and three children
constexpr std::size_t couples_per_change = 4;
constexpr int across = 120, below = 190;  // between neighbours, and generations
constexpr std::size_t bonds_kept = 3, children_kept = 2;

using Word = std::pair<const char*, std::string>;  ///< a field and its value, as JSON

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string fields_of(const std::vector<Word>& words) {
    std::string fields;
    for (const auto& [name, value] : words)
        fields += std::string(fields.empty() ? "" : ",") + '"' + name + "\":" + value;
    return fields;
}

std::string made(const std::string& id, const char* type, const std::vector<Word>& words) {
    const std::string fields = fields_of(words);
    return R"({"o":"new","r":{"id":")" + id + R"(","type":")" + type + '"' +
           (fields.empty() ? "" : "," + fields) + "}}";
}

std::string changed(const std::string& id, const std::vector<Word>& words) {
    return R"({"o":"set","id":")" + id + R"(","p":{)" + fields_of(words) + "}}";
}

std::string gone(const std::string& id) { return R"({"o":"del","id":")" + id + "\"}"; }

std::string standing(const std::string& id, const std::string& person, int x, int y) {
    return made(
        id,
        "position",
        {{"of", quoted(person)},
         {"view", R"("genogram")"},
         {"x", std::to_string(x)},
         {"y", std::to_string(y)}}
    );
}

std::string parentage(const std::string& child, const std::string& parents) {
    return made(
        new_id("par"),
        "parentage",
        {{"child", quoted(child)}, {"union", quoted(parents)}, {"kind", R"("birth")"}}
    );
}

/// A family that nobody leaves: what comes and goes is added to it.
class Family {
public:
    /// Says all of it, some couples a change.
    Family(Member& member, std::size_t size) {
        std::string ops;
        for (std::size_t couple = 0; people.size() < size; ++couple) {
            ops += add_couple(couple);
            if (couple % couples_per_change + 1 < couples_per_change && people.size() < size)
                continue;
            member.say(
                "change",
                R"(,"stage":)" + std::to_string(member.rev()) + R"(,"ops":[)" + ops + "]}"
            );
            ops.clear();
        }
    }

    std::vector<std::string> people;
    std::vector<std::string> positions;
    std::vector<std::string> unions;

private:
    std::string add_couple(std::size_t couple) {
        std::string ops;
        const auto place = static_cast<int>(couple);
        for (std::size_t at = 0; at < people_each; ++at) {
            people.push_back(new_id("per"));
            positions.push_back(new_id("pos"));
            const bool parent = at < 2;
            ops += std::string(ops.empty() && couple % couples_per_change == 0 ? "" : ",") +
                   made(people.back(), "person", {{"name", quoted("P" + std::to_string(at))}});
            const int x = across * (place * static_cast<int>(people_each) + static_cast<int>(at));
            ops += "," + standing(positions.back(), people.back(), x, parent ? 0 : below);
        }
        const std::string* const five = &people[people.size() - people_each];
        unions.push_back(new_id("uni"));
        std::string partners = "[" + quoted(std::min(five[0], five[1])) + ",";
        partners += quoted(std::max(five[0], five[1])) + "]";
        ops += "," + made(unions.back(), "union", {{"partners", partners}});
        for (std::size_t at = 2; at < people_each; ++at)
            ops += "," + parentage(five[at], unions.back());
        if (couple > 0) ops += "," + parentage(five[0], unions[(couple - 1) / 2]);
        return ops;
    }
};

/// What one member does to the map, by chance from a seed. Only who added somebody removes them, so
/// that nothing is refused because it is gone.
class Editor {
public:
    Editor(Member& member, const Family& family, std::uint64_t seed)
        : member_(&member),
          family_(&family),
          chance_(seed) {}

    void edit() {
        const std::size_t at = below_number(family_->people.size());
        const std::string& person = family_->people[at];
        member_->look_at(person);
        member_->change([&](const std::string& mark) {
            const std::size_t what = below_number(10);
            if (what < 5) return moved(person, family_->positions[at], mark);
            if (what < 7) return named(person, mark);
            return what < 9 ? bonded(person, mark) : born(person, mark);
        });
    }

private:
    std::size_t below_number(std::size_t limit) { return chance_() % limit; }

    std::string moved(const std::string& person, const std::string& position, const auto& mark) {
        const Word x{"x", std::to_string(below_number(20'000))};
        const Word y{"y", std::to_string(below_number(2'000))};
        return changed(position, {x, y}) + "," + changed(person, {{"source", quoted(mark)}});
    }

    std::string named(const std::string& person, const std::string& mark) {
        const std::string name = "Name " + std::to_string(below_number(1'000));
        return changed(person, {{"name", quoted(name)}, {"source", quoted(mark)}});
    }

    std::string bonded(const std::string& person, const std::string& mark) {
        if (bonds_.size() >= bonds_kept) return removed(bonds_, person, mark);
        bonds_.push_back(new_id("bond"));
        const std::string& other = family_->people[below_number(family_->people.size())];
        return made(
            bonds_.back(),
            "bond",
            {{"from", quoted(person)},
             {"to", quoted(other)},
             {"kind", R"("close")"},
             {"source", quoted(mark)}}
        );
    }

    std::string born(const std::string& person, const std::string& mark) {
        if (children_.size() >= children_kept) return removed(children_, person, mark);
        children_.push_back(new_id("per"));
        const std::string& child = children_.back();
        const std::string& parents = family_->unions[below_number(family_->unions.size())];
        return made(child, "person", {{"name", R"("New")"}, {"source", quoted(mark)}}) + "," +
               parentage(child, parents) + "," + standing(new_id("pos"), child, 0, 2 * below);
    }

    std::string
    removed(std::vector<std::string>& of, const std::string& person, const std::string& mark) {
        const std::string id = of.front();
        of.erase(of.begin());
        return changed(person, {{"source", quoted(mark)}}) + "," + gone(id);
    }

    Member* member_;
    const Family* family_;
    std::mt19937_64 chance_;
    std::vector<std::string> bonds_;
    std::vector<std::string> children_;
};

/// How many members hold another board than a snapshot that is taken anew, over all rooms.
std::size_t boards_that_differ(Crowd& crowd, const std::vector<Diary>& diaries, Report& report) {
    std::size_t differ = 0, records = 0;
    for (std::size_t room = 0; room < crowd.shape().rooms; ++room) {
        Diary anew;
        crowd.member(room, 0).diary = &anew;
        crowd.enter_one(room, 0);
        crowd.serve_until("coming in anew", [&] { return crowd.member(room, 0).is_in(); });
        const auto board = anew.board();
        crowd.member(room, 0).diary = nullptr;
        records += board.size();
        for (std::size_t place = 0; place < crowd.shape().members; ++place) {
            differ += diaries[room * crowd.shape().members + place].board() == board ? 0U : 1U;
        }
    }
    report["records"] = records;
    return differ;
}

}  // namespace

Report mapping(const Settings& settings) {
    const Baseline bare = bare_commits(settings.directory);
    ServerProcess server(settings.server, settings.directory);
    Crowd crowd(server, settings.shape);
    std::vector<Diary> diaries(crowd.members().size());
    for (std::size_t at = 0; at < diaries.size(); ++at)
        crowd.members()[at]->diary = &diaries[at];
    crowd.enter();
    crowd.open_sessions();
    std::vector<Family> families;
    for (std::size_t room = 0; room < settings.shape.rooms; ++room)
        families.emplace_back(crowd.member(room, 0), settings.people);
    crowd.settle();
    std::map<Member*, Editor> editors;
    for (std::size_t at = 0; at < diaries.size(); ++at) {
        Member* const member = crowd.members()[at].get();
        member->begin_numbers();
        editors.try_emplace(member, *member, families[at / settings.shape.members], at + 1);
    }
    Report report =
        measured(crowd, settings.seconds, in_turns(crowd, settings, [&](Member& member) {
                     editors.at(&member).edit();
                 }));
    compare(report, bare);
    report["people"] = settings.people;
    const std::size_t differ = boards_that_differ(crowd, diaries, report);
    report["boards_that_differ"] = differ;
    report["converged"] = differ == 0;
    return report;
}

}  // namespace bench
