// Associations between people, and the bonds and contexts that only our own extension knows.
#include "server/interchange/gedcom_reading.hpp"

namespace spacebetween {
namespace {

/// "PHRASE bond:hostile" below a role, as we write it so that other programs show it too.
std::string_view bond_phrase(const GedcomReading& reading, std::size_t place) {
    const auto role = reading.tree.first(place, "ROLE");
    const auto phrase =
        role ? reading.tree.first(*role, "PHRASE") : reading.tree.first(place, "RELA");
    if (!phrase) return {};
    const std::string_view words = reading.tree.at(*phrase).value;
    constexpr std::string_view start = "bond:";
    if (!words.starts_with(start)) return {};
    if (role) reading.tree.at(*role).used = true;
    reading.tree.at(*phrase).used = true;
    return words.substr(start.size());
}

void read_bond(GedcomReading& reading, const Record& from, std::size_t place) {
    const Record* to = reading.pointed_at(place);
    if (to == nullptr) return;
    const FieldSpec& end = *field_of(Type::bond, "to");
    if (!may_refer_to(end, from.type) || !may_refer_to(end, to->type) || to->id == from.id) {
        reading.tree.at(place).used = true;
        reading.repaired("bond with oneself or with no person", place);
        return;
    }
    reading.tree.at(place).used = true;
    Record& bond = reading.into.family.add(Type::bond, reading.tree.at(place).line);
    put_ref(bond, "from", from.id);
    put_ref(bond, "to", to->id);
    // What the other is to somebody is told in free words, which the map does not keep: it is
    // reported with its line, and the bond says that there is one.
    put(bond, "kind", std::string("connected"));
    std::string_view kind = bond_phrase(reading, place);
    if (const auto own = reading.tree.first(place, "_BOND")) {
        kind = reading.tree.at(*own).value;
        reading.tree.at(*own).used = true;
    }
    if (!kind.empty()) put_choice(bond, "kind", kind);
    read_own_fields(reading, place, bond);
}

}  // namespace

void read_gedcom_bonds(GedcomReading& reading) {
    for (const GedcomPerson& person : reading.people) {
        for (const std::size_t place : reading.tree.below(person.place, "ASSO")) {
            read_bond(reading, *person.record, place);
        }
    }
    for (const std::size_t place : reading.tree.records()) {
        const auto found = reading.other_of.find(reading.tree.at(place).xref);
        if (reading.tree.at(place).tag != "_RECORD" || found == reading.other_of.end()) continue;
        for (const std::size_t line : reading.tree.below(place, "ASSO")) {
            read_bond(reading, *found->second, line);
        }
    }
}

}  // namespace spacebetween
