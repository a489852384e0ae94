// Families that we wrote ourselves, each hard in its own way.
#include "tests/layout/families.hpp"

namespace spacebetween::layout {

At Written::person(Gender gender, int birth) {
    Person person;
    const std::string number = std::to_string(family.people.size());
    person.id = "p" + std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number;
    person.gender = gender;
    if (birth != 0) person.birth = birth * 10'000;
    family.people.push_back(person);
    return family.people.size() - 1;
}

At Written::couple(std::vector<At> partners, int since) {
    Union joined;
    joined.id = "u" + std::to_string(1000 + family.unions.size());
    joined.partners = std::move(partners);
    if (since != 0) joined.since = since * 10'000;
    joined.order = static_cast<int>(family.unions.size());
    family.unions.push_back(joined);
    return family.unions.size() - 1;
}

At Written::link(At child, At parents, LinkKind kind) {
    Parentage link;
    link.id = "l" + std::to_string(1000 + family.parentages.size());
    link.child = child;
    link.parents = parents;
    link.kind = kind;
    link.order = static_cast<int>(family.parentages.size());
    family.parentages.push_back(link);
    return family.parentages.size() - 1;
}

At Written::child(At parents, Gender gender) {
    const At born = person(gender, ++year_);
    link(born, parents);
    return born;
}

namespace {

HardCase nuclear() {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    for (int at = 0; at < 3; ++at)
        w.child(home);
    return {"H1 nuclear", w.family};
}

HardCase hourglass() {
    Written w;
    std::vector<At> middle;
    for (int side = 0; side < 2; ++side) {
        const At home = w.couple({w.man(), w.woman()});
        const Gender gender = side == 0 ? Gender::male : Gender::female;
        std::vector<At> born{w.child(home), w.child(home), w.child(home)};
        const At parent = side == 0 ? born[1] : born[0];
        w.family.people[parent].gender = gender;
        middle.push_back(parent);
        for (const At at : born) {
            if (at == parent || (side == 1 && at == born[2])) continue;
            w.child(w.couple({at, w.person(Gender::unknown)}));
        }
    }
    const At home = w.couple(middle);
    w.child(home);
    w.child(home);
    return {"H2 hourglass", w.family, 0, 1};
}

HardCase remarriage_chain() {
    Written w;
    std::vector<At> people;
    for (int at = 0; at < 5; ++at)
        people.push_back(at % 2 == 0 ? w.man() : w.woman());
    const std::vector<int> children{2, 1, 1, 1};
    for (At at = 0; at < 4; ++at) {
        const At home = w.couple({people[at], people[at + 1]});
        for (int born = 0; born < children[at]; ++born)
            w.child(home);
    }
    return {"H3 chain of remarriages", w.family};
}

HardCase several_unions(bool man, int unions, int children) {
    Written w;
    const At hub = man ? w.man() : w.woman();
    for (int at = 0; at < unions; ++at) {
        const At home = w.couple({hub, man ? w.woman() : w.man()}, 1990 + at);
        for (int born = 0; born < children; ++born)
            w.child(home);
    }
    return {man ? "H4 three unions" : "H4b five unions", w.family, 0, 0, unions - 2};
}

HardCase cousins(bool middle) {
    Written w;
    const At old = w.couple({w.man(), w.woman()});
    const At one = w.child(old, Gender::male);
    const At two = w.child(old, Gender::female);
    std::vector<std::vector<At>> born(2);
    for (int side = 0; side < 2; ++side) {
        const At partner = side == 0 ? w.woman() : w.man();
        const At home = w.couple({side == 0 ? one : two, partner});
        const Gender gender = side == 0 ? Gender::male : Gender::female;
        for (int at = 0; at < 3; ++at)
            born[static_cast<At>(side)].push_back(w.child(home, gender));
    }
    const At left = middle ? born[0][1] : born[0][2];
    const At right = middle ? born[1][1] : born[1][0];
    w.child(w.couple({left, right}));
    return {middle ? "H5b cousins, middle children" : "H5 cousins", w.family, 0, middle ? 2 : 0};
}

HardCase two_and_two() {
    Written w;
    const At boys = w.couple({w.man(), w.woman()});
    const At girls = w.couple({w.man(), w.woman()});
    const At b1 = w.child(boys, Gender::male), b2 = w.child(boys, Gender::male);
    const At g1 = w.child(girls, Gender::female), g2 = w.child(girls, Gender::female);
    w.child(w.couple({b1, g1}));
    w.child(w.couple({b2, g2}));
    return {"H6 two brothers, two sisters", w.family, 1};
}

HardCase brothers_in_turn(bool her_parents) {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    const At b1 = w.child(home, Gender::male), b2 = w.child(home, Gender::male);
    const At she = w.woman(1905);
    if (her_parents) w.link(she, w.couple({w.man(), w.woman()}));
    w.child(w.couple({b1, she}));
    w.child(w.couple({b2, she}));
    const long drawn = her_parents ? 1 : 0;
    return {"H7 two brothers in turn", w.family, drawn, 0, 0, drawn};
}

HardCase uncle_and_niece() {
    Written w;
    const At old = w.couple({w.man(), w.woman()});
    const At brother = w.child(old, Gender::male), uncle = w.child(old, Gender::male);
    const At niece = w.child(w.couple({brother, w.woman()}), Gender::female);
    w.child(w.couple({uncle, niece}));
    return {"H8 uncle and niece", w.family};
}

HardCase father_and_daughter() {
    Written w;
    const At father = w.man();
    const At daughter = w.child(w.couple({father, w.woman()}), Gender::female);
    w.child(w.couple({father, daughter}));
    return {"H9 father and daughter", w.family};
}

HardCase brother_and_sister() {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    const At brother = w.child(home, Gender::male);
    w.child(home);
    const At sister = w.child(home, Gender::female);
    w.child(w.couple({brother, sister}));
    return {"H9b brother and sister", w.family, 0, 1};
}

HardCase own_grandfather() {
    Written w;
    const At father = w.man(), mother = w.woman();
    const At son = w.child(w.couple({father, w.woman()}), Gender::male);
    const At daughter = w.child(w.couple({w.man(), mother}), Gender::female);
    w.child(w.couple({father, daughter}));
    w.child(w.couple({son, mother}));
    return {"H10 own grandfather", w.family, 0, 0, 0, 1};
}

HardCase adopted() {
    Written w;
    const At birth = w.couple({w.man(), w.woman()});
    const At adoptive = w.couple({w.man(), w.woman()});
    w.child(birth);
    const At child = w.child(birth);
    w.child(adoptive);
    w.link(child, adoptive, LinkKind::adoptive);
    return {"H11 birth and adoptive parents", w.family, 0, 0, 0, 0, 1};
}

HardCase both_before() {
    Written w;
    const At he = w.man(), she = w.woman();
    for (int at = 0; at < 2; ++at)
        w.child(w.couple({he, w.woman()}, 1980 + at));
    for (int at = 0; at < 2; ++at)
        w.child(w.couple({she, w.man()}, 1980 + at));
    w.child(w.couple({he, she}, 1990));
    return {"H12 both with two former partners", w.family, 0, 0, 2};
}

HardCase triplets() {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    std::vector<At> born;
    for (int at = 0; at < 5; ++at)
        born.push_back(w.child(home));
    for (const At at : {born[1], born[2], born[3]}) {
        w.family.people[at].birth = w.family.people[born[1]].birth;
        auto& link = w.family.parentages[at - born[0]];
        link.twins = 1;
        link.zygosity = at == born[3] ? Zygosity::fraternal : Zygosity::identical;
    }
    w.couple({born[2], w.woman()});
    return {"H13 triplets", w.family};
}

HardCase four_placements() {
    Written w;
    const At birth = w.couple({w.woman()});
    const At child = w.child(birth);
    for (int at = 0; at < 4; ++at) {
        const At foster = w.couple({w.man(), w.woman()});
        if (at % 2 == 0) w.child(foster);
        w.link(child, foster, LinkKind::foster);
    }
    return {"H14 four placements", w.family, 0, 0, 0, 0, 4};
}

HardCase donor_and_surrogate() {
    Written w;
    const At mothers = w.couple({w.woman(), w.woman()});
    const At child = w.child(mothers);
    w.link(child, w.couple({w.man()}), LinkKind::donor);
    w.link(child, w.couple({w.woman()}), LinkKind::surrogate);
    return {"H15 donor, surrogate, two mothers", w.family, 0, 0, 0, 0, 2};
}

HardCase three_components() {
    Written w;
    for (int at = 0; at < 3; ++at) {
        const At home = w.couple({w.man(), w.woman()});
        for (int born = 0; born < 4 - at; ++born)
            w.child(home);
    }
    w.family.people.back().index = true;
    return {"H16 three families", w.family};
}

}  // namespace

std::vector<HardCase> hard_cases() {
    return {
        nuclear(),
        hourglass(),
        remarriage_chain(),
        several_unions(true, 3, 2),
        several_unions(false, 5, 1),
        cousins(false),
        cousins(true),
        two_and_two(),
        brothers_in_turn(false),
        brothers_in_turn(true),
        uncle_and_niece(),
        father_and_daughter(),
        brother_and_sister(),
        own_grandfather(),
        adopted(),
        both_before(),
        triplets(),
        four_placements(),
        donor_and_surrogate(),
        three_components()
    };
}

}  // namespace spacebetween::layout
