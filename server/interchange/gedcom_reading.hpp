// What the parts of the GEDCOM reader share while one file is read.
#pragma once

#include "server/interchange/gedcom_date.hpp"
#include "server/interchange/gedcom_tree.hpp"
#include "server/interchange/import_options.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace spacebetween {

/// A person of the file: the record made of it, and where it stands.
struct GedcomPerson {
    Record* record = nullptr;
    std::size_t place = 0;
    bool living = true;
};

struct GedcomUnion {
    Record* record = nullptr;
    std::size_t place = 0;
};

/// One reading of one file. Places are places in the tree.
struct GedcomReading {
    const GedcomTree& tree;
    ImportedFamily& into;
    int year = 0;
    /// It was written here: names are whole aliases, and the head is nothing that can be lost.
    bool ours = false;
    std::vector<GedcomPerson> people = {};
    std::vector<GedcomUnion> unions = {};
    std::unordered_map<std::string_view, std::size_t> person_of = {};  ///< by xref, into `people`
    std::unordered_map<std::string_view, std::size_t> union_of = {};   ///< by xref, into `unions`
    std::unordered_map<std::string_view, Record*> other_of = {};  ///< records of our own extension

    void repaired(std::string what, std::size_t place) {
        into.losses.add(LossKind::repaired, std::move(what), tree.at(place).line);
    }
    void withheld(std::string what, std::size_t place) {
        into.losses.add(LossKind::withheld, std::move(what), tree.at(place).line);
    }
    /// The record that a pointer names; null when there is none, which is told.
    Record* pointed_at(std::size_t place);
};

/// Makes a record for each person, union and record of our own, so that all can be pointed at.
Imported<Done> make_gedcom_records(GedcomReading& reading);

/// Sex, birth, death and name of each person.
void read_gedcom_people(GedcomReading& reading);
/// Partners and events of each union, and whose child each child is.
void read_gedcom_unions(GedcomReading& reading);
void read_gedcom_links(GedcomReading& reading);
/// Associations between people, as bonds; and what only our own extension says.
void read_gedcom_bonds(GedcomReading& reading);

/// Fields that our own extension writes below a line, into the record made of it.
void read_own_fields(GedcomReading& reading, std::size_t place, Record& record);

/// The date below a place, marked as used where it is understood.
std::optional<Date> read_date_below(GedcomReading& reading, std::size_t place);
/// The year in any date below a place, for judging who may be living. Marks nothing.
std::optional<int> year_below(const GedcomReading& reading, std::size_t place);

}  // namespace spacebetween
