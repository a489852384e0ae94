// Lines of GEDCOM as they are written: labels, values, and fields that only our own extension has.
#pragma once

#include "server/interchange/family.hpp"
#include "server/interchange/gedcom_writer.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spacebetween {

class GedcomLines {
public:
    using Fields = std::initializer_list<std::string_view>;

    /// Gives every record that is pointed at a label: people, unions, and what stands beside them.
    GedcomLines(const Family& family, GedcomVersion version);

    [[nodiscard]] bool is_7() const { return version_ == GedcomVersion::v7_0; }
    /// The label between its @ signs.
    [[nodiscard]] std::string pointer(const RecordId& id) const;
    [[nodiscard]] bool is_labelled(const RecordId& id) const { return labels_.contains(id); }

    void record(const std::string& label, std::string_view tag, std::string_view value = {});
    void line(int level, std::string_view tag, std::string_view value = {});
    /// A value that somebody typed: its @ signs doubled as the version wants them.
    void words(int level, std::string_view tag, std::string_view value);
    /// An event, with its date below it where it has one.
    void dated(int level, std::string_view tag, const std::optional<Date>& date);
    /// What the tags around it do not say. Words about people stay: notes, sources, who saw whom.
    void fields(int level, const Record& record, Fields said);

    [[nodiscard]] std::string taken() { return std::move(out_); }

private:
    void field(int level, const FieldSpec& field, const Value& value);

    GedcomVersion version_;
    std::string out_;
    std::unordered_map<RecordId, std::string> labels_;
};

/// A record that GEDCOM has no tag for, and that other records may name.
bool stands_beside(const Record& record);

/// Free words about somebody, which only our own format carries.
bool is_working_note(std::string_view field);

}  // namespace spacebetween
