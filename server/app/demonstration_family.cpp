// The invented family of the demonstration: who they are, how they belong together, where they
// stand.
#include "server/app/demonstration_family.hpp"

#include <initializer_list>
#include <string>
#include <utility>

namespace spacebetween {
namespace {

Date year_of(int year, DatePrecision precision) {
    Date date;
    date.day.year = year;
    date.precision = precision;
    return date;
}

/// Writes what one person types, and remembers nothing.
class Hand {
public:
    Hand(Sitting& sitting, MemberId member) : sitting_(sitting), member_(std::move(member)) {}

    RecordId person(std::string name, int born, std::string gender, int x, int y) {
        Written one(Type::person, sitting_.random());
        one.with("name", std::move(name)).with("gender", std::move(gender));
        one.with("birth", year_of(born, DatePrecision::about));
        sitting_.write(member_, one);
        Written place(Type::position, sitting_.random());
        place.with("of", one.id()).with("view", std::string("genogram"));
        place.with("x", static_cast<double>(x)).with("y", static_cast<double>(y));
        sitting_.write(member_, place);
        return one.id();
    }

    void field(const RecordId& person, std::string_view name, Value value) {
        sitting_.set(member_, person, given(Type::person, name, std::move(value)));
    }

    RecordId couple(const RecordId& one, const RecordId& other, std::string kind) {
        Written both(Type::union_, sitting_.random());
        both.about("partners", one).about("partners", other).with("kind", std::move(kind));
        sitting_.write(member_, both);
        return both.id();
    }

    void turn(const RecordId& couple, std::string kind, int year) {
        Written episode(Type::episode, sitting_.random());
        episode.with("of", couple).with("kind", std::move(kind));
        episode.with("date", year_of(year, DatePrecision::exact));
        sitting_.write(member_, episode);
    }

    void child(const RecordId& child, const RecordId& parents) {
        Written link(Type::parentage, sitting_.random());
        link.with("child", child).with("union", parents).with("kind", std::string("birth"));
        sitting_.write(member_, link);
    }

    void bond(const RecordId& from, const RecordId& to, std::string kind) {
        Written line(Type::bond, sitting_.random());
        line.with("from", from).with("to", to).with("kind", std::move(kind));
        sitting_.write(member_, line);
    }

    RecordId place(std::string name, std::string kind) {
        Written one(Type::context, sitting_.random());
        one.with("name", std::move(name)).with("kind", std::move(kind));
        sitting_.write(member_, one);
        return one.id();
    }

    void home(std::string name, std::initializer_list<RecordId> members) {
        Written house(Type::household, sitting_.random());
        house.with("name", std::move(name)).with("kind", std::string("household"));
        for (const auto& member : members)
            house.about("members", member);
        sitting_.write(member_, house);
    }

private:
    Sitting& sitting_;
    MemberId member_;
};

}  // namespace

RecordId write_family(Sitting& sitting, const MemberId& presenter, const MemberId& scribe) {
    Hand amal(sitting, presenter);
    Hand beth(sitting, scribe);
    const RecordId alf = beth.person("Alf", 1960, "male", 0, 0);
    const RecordId pat = beth.person("Nan Pat", 1964, "female", 120, 0);
    const RecordId col = beth.person("Col", 1990, "male", -80, 190);
    const RecordId jenny = beth.person("Jenny", 1992, "female", 60, 190);
    const RecordId marek = beth.person("Marek", 1989, "male", 200, 190);
    beth.field(alf, "life", std::string("died"));
    beth.field(alf, "death", year_of(2014, DatePrecision::exact));
    const RecordId wren = amal.person("Wren", 2017, "female", -10, 380);
    amal.field(wren, "index", true);
    const RecordId robin = amal.person("Robin", 2021, "male", 130, 380);
    const RecordId grandparents = beth.couple(alf, pat, "married");
    beth.turn(grandparents, "married", 1988);
    const RecordId first = amal.couple(col, jenny, "cohabiting");
    amal.turn(first, "together", 2014);
    amal.turn(first, "separated", 2018);
    const RecordId second = amal.couple(jenny, marek, "cohabiting");
    amal.turn(second, "together", 2019);
    beth.child(jenny, grandparents);
    beth.child(wren, first);
    beth.child(robin, second);
    sitting.wait(10 * second_ms);
    const RecordId school = amal.place("Hill Street School", "school");
    amal.bond(wren, pat, "close");
    amal.bond(wren, school, "attends");
    amal.bond(col, wren, "distant");
    amal.bond(jenny, marek, "discord");
    amal.home("Jenny's home", {jenny, wren, robin});
    return wren;
}

}  // namespace spacebetween
